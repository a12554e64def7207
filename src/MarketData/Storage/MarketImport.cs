using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;

namespace Arus.MarketData.Storage;

/// <summary>An import into the series of one source.</summary>
internal sealed class MarketImport(DataDirectory directory, SourceId source) : IMarketImport
{
    private readonly Dictionary<SeriesKey, SeriesWriter<Tick, TickLayout>> _ticks = [];
    private readonly Dictionary<SeriesKey, SeriesWriter<Bar, BarLayout>> _bars = [];
    private long _rows;
    private long _stored;

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<Tick> ticks)
    {
        if (ticks.Length > 0)
        {
            var key = new SeriesKey(source, ticks[0].Instrument, BarPeriod.Tick);
            var writer = _ticks.TryGetValue(key, out var known) ? known : _ticks[key] = new(PhysicalDisk.Instance, key.Folder(directory), key);
            _stored += writer.Import(ticks);
            _rows += ticks.Length;
        }
    }

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<Bar> bars)
    {
        if (bars.Length > 0)
        {
            var key = new SeriesKey(source, bars[0].Instrument, bars[0].Period);
            var writer = _bars.TryGetValue(key, out var known) ? known : _bars[key] = new(PhysicalDisk.Instance, key.Folder(directory), key);
            _stored += writer.Import(bars);
            _rows += bars.Length;
        }
    }

    /// <inheritdoc/>
    public ImportReceipt Complete()
    {
        foreach (var writer in _ticks.Values)
        {
            writer.Flush();
        }

        foreach (var writer in _bars.Values)
        {
            writer.Flush();
        }

        return new(_stored, _rows - _stored);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            foreach (var writer in _ticks.Values.Cast<IDisposable>().Concat(_bars.Values))
            {
                writer.Dispose();
            }
        }
        finally
        {
            directory.Dispose();
        }
    }
}
