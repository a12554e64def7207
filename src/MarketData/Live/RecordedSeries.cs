using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;
using Arus.MarketData.Storage;
using Arus.MarketData.Validation;

namespace Arus.MarketData.Live;

/// <summary>
/// The ticks of one series as a live feed brings them, gathered into blocks. A block holds whole journal records and bears the number of the last: after a
/// crash it is there with all of them or not at all, and what it holds is known by that number when it is given again.
/// </summary>
internal sealed class RecordedSeries : IDisposable
{
    /// <summary>Ticks that make a block.</summary>
    public const int BlockRows = 4096;

    private const int RowsAtFirst = 64;

    private readonly SeriesKey _key;
    private readonly SeriesClaim _claim;
    private readonly LiveQuarantine _quarantine;
    private readonly SeriesWriter<Tick, TickLayout> _writer;
    private Tick[] _rows = new Tick[RowsAtFirst];
    private int _count;
    private long _given;
    private Timestamp _last = Timestamp.Min;
    private TickValidator? _tail;
    private Timestamp _tailMoment;

    /// <summary>Opens the series; what a crash left unfinished is cut off.</summary>
    /// <exception cref="InvalidInputException">A segment is damaged.</exception>
    public RecordedSeries(IDisk disk, string folder, SeriesClaim claim, LiveQuarantine quarantine)
    {
        (_key, _claim, _quarantine) = (claim.Key, claim, quarantine);
        _writer = new(disk, folder, _key);
        claim.Closes(_writer);
        _given = _writer.Written;
        if (_writer.Segments.Count > 0)
        {
            _last = _writer.Segments[^1].Last;
            ReadTail(disk);
        }
    }

    /// <summary>The number of the last record that survives anything.</summary>
    public long Acknowledged => _writer.Acknowledged;

    /// <summary>Takes the ticks of a record, unless it was given before.</summary>
    public void Append(long record, ReadOnlySpan<Tick> ticks)
    {
        if (record <= _given || ticks.IsEmpty)
        {
            return;
        }

        if (_count > 0 && (_count + ticks.Length > BlockRows || ticks[0].ReceivedAt - _last > _key.PauseMax))
        {
            Write();
        }

        if (_count + ticks.Length > _rows.Length)
        {
            Array.Resize(ref _rows, Math.Max(_count + ticks.Length, Math.Min(BlockRows, _rows.Length * 2)));
        }

        foreach (ref readonly var tick in ticks)
        {
            if (CodeOf(in tick) is { } code)
            {
                _quarantine.Add(record, in tick, code);
                continue;
            }

            _rows[_count++] = tick;
            _last = tick.ReceivedAt;
        }

        _given = record;
    }

    /// <summary>Makes everything given safe.</summary>
    /// <exception cref="RefusedException">The disk is full.</exception>
    public void Flush()
    {
        Write();
        _writer.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _claim.Dispose();

    // What was not kept first: a record that is known to be stored may not be given again with its rejected ticks.
    private void Write()
    {
        if (_count > 0)
        {
            _quarantine.Flush();
            _writer.Append(_given, _rows.AsSpan(0, _count), isDurable: false);
            _count = 0;
        }
    }

    // The judge has not seen what an import or another session stored: of what is no later, it cannot tell what is there already.
    private string? CodeOf(in Tick tick)
    {
        if (_tail is not null)
        {
            if (tick.VenueTime > _tailMoment)
            {
                _tail = null;
            }
            else if (_tail.Check(in tick, out _) is not RowVerdict.Accepted and var verdict)
            {
                return QualityTally.CodeOf(verdict);
            }
        }

        return tick.ReceivedAt < _last ? QualityCode.OutOfOrder : null;
    }

    private void ReadTail(IDisk disk)
    {
        _tail = new();
        _tailMoment = Rows(disk, _last)[^1].VenueTime;
        foreach (var tick in Rows(disk, _tailMoment < _last ? _tailMoment : _last))
        {
            if (tick.VenueTime == _tailMoment)
            {
                _tail.Check(in tick, out _);
            }
        }
    }

    private List<Tick> Rows(IDisk disk, Timestamp from)
    {
        var (rows, buffer) = (new List<Tick>(), new Tick[BlockRows]);
        using var reader = new SeriesReader<Tick, TickLayout>(disk, _key, _writer.Segments, from, Timestamp.Max);
        while (reader.Read(buffer) is > 0 and var count)
        {
            rows.AddRange(buffer.AsSpan(0, count));
        }

        return rows;
    }
}
