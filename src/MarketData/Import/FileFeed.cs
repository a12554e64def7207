using Arus.Contracts.MarketData;
using Arus.MarketData.Validation;

namespace Arus.MarketData.Import;

/// <summary>Files as a feed: rows read, put into UTC, judged, then cut to the wanted stretch. Nothing is allocated per accepted row.</summary>
internal sealed class FileFeed : IMarketFeed
{
    private readonly EntrySequence _entries;
    private readonly TimedRows _rows;
    private readonly ITradingCalendar _calendar;
    private readonly IQuarantine _quarantine;
    private readonly QualityTally _tally = new();
    private readonly GapTally _gaps;
    private readonly TickValidator _ticks;
    private readonly BarValidator _bars;
    private readonly InstrumentId _instrument;
    private readonly Timestamp _from;
    private readonly Timestamp _to;

    private FileFeed(EntrySequence entries, FileRequest request, FileFeedParts parts, Timestamp? from, Timestamp? to)
    {
        (_entries, _calendar, _quarantine) = (entries, parts.Calendar, parts.Quarantine);
        Resolution = entries.Resolution!.Value;
        Census = parts.HasCensus ? new(Resolution) : null;
        _rows = new(entries, Census, Quarantine);
        _gaps = new(request.Instrument, parts.Calendar, parts.Sessions, Resolution);
        (_ticks, _bars) = (new(request.DropCrossed), new(request.DropCrossed));
        _instrument = request.Instrument;
        (_from, _to) = (from ?? Timestamp.Min, to ?? Timestamp.Max);
    }

    public BarPeriod Resolution { get; }

    public IReadOnlyList<InstrumentId> Instruments => [_instrument];

    public DataQuality Quality => _tally.ToQuality(_gaps.Gaps);

    /// <summary>The counts of the source as written, where asked for.</summary>
    public SourceCensus? Census { get; }

    public IReadOnlyList<DetectedFormat> Detected => _entries.Detected;

    public IReadOnlyList<string> Evidence => _entries.Evidence;

    /// <summary>Opens the first file.</summary>
    /// <exception cref="InvalidInputException">The request has faults, or the first file cannot be read or understood.</exception>
    public static FileFeed Open(FileRequest request, FileFeedParts parts, Timestamp? from = null, Timestamp? to = null)
    {
        var entries = new EntrySequence(request);
        try
        {
            return entries.MoveNext()
                ? new(entries, request, parts, from, to)
                : throw new InvalidInputException("IMPORT_EMPTY", request.Files[0], "holds no data", "at least one entry with rows");
        }
        catch
        {
            entries.Dispose();
            throw;
        }
    }

    public double Progress { get; private set; }

    public int Read(Span<Tick> ticks)
    {
        Progress = _entries.Fraction;
        var count = 0;
        while (Resolution == BarPeriod.Tick && count < ticks.Length && _rows.TryRead(out var row, out var time))
        {
            var tick = new Tick(_instrument, new(row.Bid), new(row.Ask), time, time);
            var verdict = _ticks.Check(in tick, out var flags);
            if (IsWanted(verdict, flags, time))
            {
                ticks[count++] = flags == QuoteFlags.None ? tick : tick with { Flags = flags };
            }
        }

        return count;
    }

    public int Read(Span<Bar> bars)
    {
        Progress = _entries.Fraction;
        var count = 0;
        while (Resolution != BarPeriod.Tick && count < bars.Length && _rows.TryRead(out var row, out var time))
        {
            var bar = new Bar(
                _instrument, Resolution, time, CloseOf(time), new(row.Open), new(row.High), new(row.Low), new(row.Close), new(row.Spread),
                row.Volume);
            var verdict = _bars.Check(in bar, out var flags);
            if (IsWanted(verdict, flags, time))
            {
                bars[count++] = flags == QuoteFlags.None ? bar : bar with { Flags = flags };
            }
        }

        return count;
    }

    public void Dispose() => _rows.Dispose();

    private bool IsWanted(RowVerdict verdict, QuoteFlags flags, Timestamp time)
    {
        if (verdict != RowVerdict.Accepted)
        {
            _rows.Reject(QualityTally.CodeOf(verdict));
            return false;
        }

        _tally.Accept(flags, time);
        _gaps.Add(time.Nanos);
        return time >= _from && time < _to;
    }

    private void Quarantine(RejectedRow row)
    {
        _tally.Reject(row.Code);
        _quarantine.Add(row.File, row.Line, row.Code, row.Text.Span);
    }

    /// <summary>
    /// Where the bar's start is not one of the calendar's, as with days that begin at midnight UTC, its end is a full period later: never earlier,
    /// or its close would be known too soon.
    /// </summary>
    private Timestamp CloseOf(Timestamp open)
    {
        if (Resolution <= BarPeriod.H1)
        {
            return new(open.Nanos + PeriodFinder.LeastNanos(Resolution));
        }

        if (_calendar.BarOpen(Resolution, open) == open)
        {
            return _calendar.BarEnd(Resolution, open);
        }

        return Resolution == BarPeriod.MN1 ? Timestamp.From(open.ToDateTime().AddMonths(1)) : open.Plus(PeriodFinder.LeastNanos(Resolution));
    }
}
