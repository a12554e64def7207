using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;

namespace Arus.MarketData.Storage;

/// <summary>An import into one series of a source: that of its first row.</summary>
internal sealed class MarketImport(DataDirectory directory, SourceId source) : IMarketImport
{
    private SeriesWriter<Tick, TickLayout>? _ticks;
    private SeriesWriter<Bar, BarLayout>? _bars;
    private string _folder = "";
    private long _rows;
    private long _stored;

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<Tick> ticks)
    {
        if (ticks.Length > 0)
        {
            _ticks ??= Open<Tick, TickLayout>(new(source, ticks[0].Instrument, BarPeriod.Tick));
            _stored += _ticks.Import(ticks);
            _rows += ticks.Length;
        }
    }

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<Bar> bars)
    {
        if (bars.Length > 0)
        {
            _bars ??= Open<Bar, BarLayout>(new(source, bars[0].Instrument, bars[0].Period));
            _stored += _bars.Import(bars);
            _rows += bars.Length;
        }
    }

    /// <inheritdoc/>
    public ImportReceipt Complete(DataQuality quality)
    {
        _ticks?.Flush();
        _bars?.Flush();
        if (_rows > 0)
        {
            QualityManifest.Record(PhysicalDisk.Instance, _folder, quality, isNew: _stored > 0);
        }

        return new(_stored, _rows - _stored);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _ticks?.Dispose();
            _bars?.Dispose();
        }
        finally
        {
            directory.Dispose();
        }
    }

    private SeriesWriter<TRow, TLayout> Open<TRow, TLayout>(SeriesKey key)
        where TRow : struct
        where TLayout : IRowLayout<TRow>
    {
        _folder = _folder.Length == 0 ? key.Folder(directory) : throw new InvalidOperationException($"An import is of one series, {_folder}.");
        return new(PhysicalDisk.Instance, _folder, key);
    }
}
