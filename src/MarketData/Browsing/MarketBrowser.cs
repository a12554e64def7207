using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;
using Arus.MarketData.Storage;

namespace Arus.MarketData.Browsing;

/// <summary>
/// Looks into the store beside its writer. Bars come from the stored bars of the period, from ticks, or from shorter bars; where one series ends, the
/// next one goes on. What was folded is kept for the next request.
/// </summary>
internal sealed class MarketBrowser(MarketStore store, ITradingCalendar calendar) : IMarketBrowser
{
    /// <summary>Series that are kept in mind; the one not used for longest goes first.</summary>
    public const int SeriesMax = 256;

    private const int BarsMax = 5_000;
    private const int TicksMax = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Folder, BarPeriod Resolution), (IBrowsedSeries Series, long Used)> _series = [];
    private long _uses;

    /// <inheritdoc/>
    public IReadOnlyList<Bar> Bars(
        string dataDirectory, SourceId source, InstrumentId instrument, BarPeriod period, Timestamp before, int count)
    {
        ArgumentOutOfRangeException.ThrowIfEqual((int)period, (int)BarPeriod.Tick);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, BarsMax);
        using var directory = store.OpenForReading(dataDirectory);
        var layers = Layers(directory, source, instrument, period);
        if (layers.Count == 0)
        {
            throw NoSuchSeries(directory, new(source, instrument, period));
        }

        var pieces = new List<List<Bar>>();
        while (count > 0 && Next(layers, before) is { } layer)
        {
            // It goes back to where a better one ends.
            var notBefore = layers.TakeWhile(better => better != layer).Select(better => better.End).Where(end => end < before)
                .DefaultIfEmpty(Timestamp.Min).Max();
            var bars = layer.Series.Bars(period, before, notBefore, count);
            if (bars.Count > 0)
            {
                pieces.Add(bars);
                (before, count) = (bars[0].OpenedAt, count - bars.Count);
            }
            else if (notBefore > Timestamp.Min)
            {
                before = notBefore;
            }
            else
            {
                layers.Remove(layer);
            }
        }

        return pieces.Count == 1 ? pieces[0] : [.. Enumerable.Reverse(pieces).SelectMany(bars => bars)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Tick> Ticks(string dataDirectory, SourceId source, InstrumentId instrument, Timestamp before, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, TicksMax);
        using var directory = store.OpenForReading(dataDirectory);
        var key = new SeriesKey(source, instrument, BarPeriod.Tick);
        return Find(directory, key) is BrowsedSeries<Tick, TickLayout, TickFolding> ticks && ticks.Refresh() is not null
            ? ticks.Rows(before, count)
            : throw NoSuchSeries(directory, key);
    }

    // The one that knows the time just before best: whoever goes on longest, and of these the best.
    private static Layer? Next(List<Layer> layers, Timestamp before) => layers
        .Where(layer => layer.First < before)
        .MaxBy(layer => layer.End < before ? layer.End : before);

    // The best first: stored bars, then ticks, then shorter bars, the longest first.
    private List<Layer> Layers(DataDirectory directory, SourceId source, InstrumentId instrument, BarPeriod period)
    {
        IEnumerable<BarPeriod> resolutions = [period, BarPeriod.Tick, .. Enum.GetValues<BarPeriod>().Where(shorter => shorter > BarPeriod.Tick && shorter < period).Reverse()];
        var layers = new List<Layer>();
        foreach (var resolution in resolutions)
        {
            if (Find(directory, new(source, instrument, resolution)) is { } series && (resolution == period || series.Makes(period))
                && series.Refresh() is var (first, end))
            {
                layers.Add(new(series, first, end));
            }
        }

        return layers;
    }

    private IBrowsedSeries? Find(DataDirectory directory, SeriesKey key)
    {
        if (!SeriesKey.IsValid(key.Source))
        {
            return null;
        }

        var folder = key.Folder(directory);
        lock (_gate)
        {
            if (_series.TryGetValue((folder, key.Resolution), out var known))
            {
                _series[(folder, key.Resolution)] = known with { Used = ++_uses };
                return known.Series;
            }

            if (!Directory.Exists(folder))
            {
                return null;
            }

            if (_series.Count == SeriesMax)
            {
                _series.Remove(_series.MinBy(entry => entry.Value.Used).Key);
            }

            var series = Look(folder, key);
            _series.Add((folder, key.Resolution), (series, ++_uses));
            return series;
        }
    }

    private IBrowsedSeries Look(string folder, SeriesKey key) => key.Resolution == BarPeriod.Tick
        ? new BrowsedSeries<Tick, TickLayout, TickFolding>(new(PhysicalDisk.Instance, folder, key), calendar)
        : new BrowsedSeries<Bar, BarLayout, BarFolding>(new(PhysicalDisk.Instance, folder, key), calendar);

    private static InvalidInputException NoSuchSeries(DataDirectory directory, SeriesKey key) =>
        new("STORE_NO_SUCH_SERIES", directory.Root, $"holds no {key}, nor what it could be made of", "a series of 'arus data list'");

    private sealed record Layer(IBrowsedSeries Series, Timestamp First, Timestamp End);
}
