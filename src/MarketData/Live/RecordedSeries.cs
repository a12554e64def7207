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

    /// <summary>Ticks that are worth a block after a short while.</summary>
    public const int WorthRows = 256;

    /// <summary>How long that many ticks wait.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>How long fewer wait.</summary>
    public static readonly TimeSpan PatienceMax = TimeSpan.FromSeconds(15);

    private const int RowsAtFirst = 64;

    private readonly SeriesKey _key;
    private readonly SeriesClaim _claim;
    private readonly LiveQuarantine _quarantine;
    private readonly SeriesWriter<Tick, TickLayout> _writer;
    private readonly TickValidator _tail = new();
    private readonly TimeProvider _clock;
    private Tick[] _rows = new Tick[RowsAtFirst];
    private int _count;
    private long _given;
    private Timestamp _last = Timestamp.Min;
    private int _waiting;
    private long _waitingSince;

    /// <summary>Opens the series; what a crash left unfinished is cut off.</summary>
    /// <exception cref="InvalidInputException">A segment is damaged.</exception>
    public RecordedSeries(IDisk disk, string folder, SeriesClaim claim, LiveQuarantine quarantine, TimeProvider clock)
    {
        (_key, _claim, _quarantine, _clock) = (claim.Key, claim, quarantine, clock);
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

        _waitingSince = _waiting == 0 ? _clock.GetTimestamp() : _waitingSince;
        foreach (ref readonly var tick in ticks)
        {
            if (CodeOf(in tick) is { } code)
            {
                _quarantine.Add(record, in tick, code);
                continue;
            }

            _rows[_count++] = tick;
            _waiting++;
            _last = tick.ReceivedAt;
        }

        _given = record;
    }

    /// <summary>
    /// Makes everything given safe once it is worth a block: a full one now, enough of it soon, little of it later. Blocks of a few rows are read slowly for ever, and
    /// the journal has the rows meanwhile.
    /// </summary>
    /// <exception cref="RefusedException">The disk is full.</exception>
    public void FlushDue()
    {
        var patience = _waiting < WorthRows ? PatienceMax : _waiting < BlockRows ? Patience : TimeSpan.Zero;
        if (_waiting > 0 && _clock.GetElapsedTime(_waitingSince) >= patience)
        {
            Flush();
        }
    }

    /// <summary>Makes everything given safe.</summary>
    /// <exception cref="RefusedException">The disk is full.</exception>
    public void Flush()
    {
        Write();
        _writer.Flush();
        _waiting = 0;
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

    // The judge has not seen what an import or another session stored. By the same rules, nothing it has seen is judged otherwise.
    private string? CodeOf(in Tick tick)
    {
        var verdict = _tail.Check(in tick, out _);
        return verdict != RowVerdict.Accepted ? QualityTally.CodeOf(verdict) : tick.ReceivedAt < _last ? QualityCode.OutOfOrder : null;
    }

    private void ReadTail(IDisk disk)
    {
        var moment = Rows(disk, _last)[^1].VenueTime;
        foreach (var tick in Rows(disk, moment < _last ? moment : _last))
        {
            if (tick.VenueTime == moment)
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
