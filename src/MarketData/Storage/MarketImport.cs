using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;

namespace Arus.MarketData.Storage;

/// <summary>An import into one series of a source: that of its first row.</summary>
internal sealed class MarketImport(HeldDirectory held, SourceId source) : IMarketImport
{
    private SeriesClaim? _claim;
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
            Append(_ticks, ticks);
        }
    }

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<Bar> bars)
    {
        if (bars.Length > 0)
        {
            _bars ??= Open<Bar, BarLayout>(new(source, bars[0].Instrument, bars[0].Period));
            Append(_bars, bars);
        }
    }

    /// <inheritdoc/>
    public ImportReceipt Complete(DataQuality quality)
    {
        if (_claim is not null)
        {
            using var writing = _claim.Enter();
            _ticks?.Flush();
            _bars?.Flush();
            QualityManifest.Record(PhysicalDisk.Instance, _folder, quality, isNew: _stored > 0);
        }

        return new(_stored, _rows - _stored);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _claim?.Dispose();
        }
        finally
        {
            held.Dispose();
        }
    }

    private void Append<TRow, TLayout>(SeriesWriter<TRow, TLayout> writer, ReadOnlySpan<TRow> rows)
        where TRow : struct
        where TLayout : IRowLayout<TRow>
    {
        using var writing = _claim!.Enter();
        _stored += writer.Import(rows);
        _rows += rows.Length;
    }

    private SeriesWriter<TRow, TLayout> Open<TRow, TLayout>(SeriesKey key)
        where TRow : struct
        where TLayout : IRowLayout<TRow>
    {
        _folder = _folder.Length == 0 ? key.Folder(held.Directory) : throw new InvalidOperationException($"An import is of one series, {_folder}.");
        _claim = held.Claims.Import(key);
        using var writing = _claim.Enter();
        var writer = new SeriesWriter<TRow, TLayout>(PhysicalDisk.Instance, _folder, key);
        _claim.Closes(writer);
        return writer;
    }
}
