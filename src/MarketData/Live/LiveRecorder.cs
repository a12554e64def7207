using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;
using Arus.MarketData.Storage;

namespace Arus.MarketData.Live;

/// <summary>Keeps the ticks of every live source, each series in its own folder like an import's.</summary>
/// <param name="disk">Where everything is written.</param>
/// <param name="folderOf">The folder of a series.</param>
/// <param name="quarantineFolder">Where what is not kept can be looked at.</param>
/// <param name="claims">Keeps imports out of what is recorded.</param>
/// <param name="clock">Tells how long ticks have waited.</param>
/// <param name="held">The right to write, given back at the end.</param>
internal sealed class LiveRecorder(
    IDisk disk, Func<SeriesKey, string> folderOf, string quarantineFolder, SeriesClaims claims, TimeProvider clock, IDisposable held) : ILiveRecorder
{
    private readonly Dictionary<(SourceId, InstrumentId), RecordedSeries> _series = [];
    private readonly Dictionary<SourceId, LiveQuarantine> _quarantines = [];

    /// <inheritdoc/>
    public long Acknowledged(SourceId source, InstrumentId instrument) => SeriesOf(source, instrument).Acknowledged;

    /// <inheritdoc/>
    public void Append(SourceId source, long record, ReadOnlySpan<Tick> ticks)
    {
        if (!ticks.IsEmpty)
        {
            SeriesOf(source, ticks[0].Instrument).Append(record, ticks);
        }
    }

    /// <inheritdoc/>
    public void Quarantine(SourceId source, long record, in Tick tick, string code) => QuarantineOf(source).Add(record, in tick, code);

    /// <inheritdoc/>
    public void FlushDue()
    {
        foreach (var series in _series.Values)
        {
            series.FlushDue();
        }
    }

    /// <inheritdoc/>
    public void Flush()
    {
        foreach (var quarantine in _quarantines.Values)
        {
            quarantine.Flush();
        }

        foreach (var series in _series.Values)
        {
            series.Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Flush();
        }
        finally
        {
            foreach (var series in _series.Values)
            {
                series.Dispose();
            }

            foreach (var quarantine in _quarantines.Values)
            {
                quarantine.Dispose();
            }

            held.Dispose();
        }
    }

    private RecordedSeries SeriesOf(SourceId source, InstrumentId instrument)
    {
        if (_series.TryGetValue((source, instrument), out var known))
        {
            return known;
        }

        var key = new SeriesKey(Named(source), instrument, BarPeriod.Tick);
        var claim = claims.Record(key);
        try
        {
            var series = new RecordedSeries(disk, folderOf(key), claim, QuarantineOf(source), clock);
            _series.Add((source, instrument), series);
            return series;
        }
        catch
        {
            claim.Dispose();
            throw;
        }
    }

    private LiveQuarantine QuarantineOf(SourceId source)
    {
        if (!_quarantines.TryGetValue(source, out var quarantine))
        {
            quarantine = new(disk, Path.Combine(quarantineFolder, $"live-{Named(source)}.csv"), source);
            _quarantines.Add(source, quarantine);
        }

        return quarantine;
    }

    private static SourceId Named(SourceId source) => SeriesKey.IsValid(source) ? source : throw new InvalidInputException(
        "STORE_SOURCE_NAME", "source", $"'{source}'", $"1 to {SeriesKey.SourceLengthMax} characters of a–z, 0–9 and '-'");
}
