using Arus.Contracts.MarketData;

namespace Arus.Research.Training;

/// <summary>The bars of a source: those stored, and after them those that finer rows make. A live source stores ticks alone.</summary>
internal sealed class BarReader(IMarketDataReader reader, IMarketStore store, IBarBuilderFactory builders)
{
    /// <summary>The bars that closed, in the order of time.</summary>
    /// <exception cref="InvalidInputException">The store has nothing of the instrument that bars of the period could be made of.</exception>
    public List<Bar> Read(string directory, SourceId source, InstrumentId instrument, BarPeriod period, Timestamp? from, Timestamp? to)
    {
        var bars = new List<Bar>();
        var stored = store.List(directory).Where(series => series.Source == source && series.Instrument == instrument && series.Resolution <= period).ToList();
        var own = stored.Find(series => series.Resolution == period);
        var finer = stored.Where(series => series.Resolution < period).MaxBy(series => series.Last);
        if (own is not null || finer is null)
        {
            Append(bars, reader.OpenStore(directory, new(source, [instrument], period, from, to)));
        }

        var after = bars.Count > 0 ? bars[^1].ClosesAt : from;
        if (finer is not null && (after is not { } start || finer.Last > start))
        {
            Build(bars, reader.OpenStore(directory, new(source, [instrument], finer.Resolution, after, to)), instrument, period);
        }

        return bars;
    }

    /// <summary>Whether the source has anything of an instrument.</summary>
    public bool Has(string directory, SourceId source, InstrumentId instrument) => store.List(directory).Any(series => series.Source == source && series.Instrument == instrument);

    private static void Append(List<Bar> bars, IMarketFeed opened)
    {
        using var feed = opened;
        var buffer = new Bar[4_096];
        for (var count = feed.Read(buffer); count > 0; count = feed.Read(buffer))
        {
            bars.AddRange(buffer.AsSpan(0, count));
        }
    }

    private void Build(List<Bar> bars, IMarketFeed opened, InstrumentId instrument, BarPeriod period)
    {
        using var feed = opened;
        var builder = builders.Create(instrument, [period]);
        var closed = new Bar[builder.ClosedMax];
        if (feed.Resolution == BarPeriod.Tick)
        {
            var ticks = new Tick[4_096];
            for (var count = feed.Read(ticks); count > 0; count = feed.Read(ticks))
            {
                foreach (ref readonly var tick in ticks.AsSpan(0, count))
                {
                    bars.AddRange(closed.AsSpan(0, builder.Add(in tick, closed)));
                }
            }

            return;
        }

        var finer = new Bar[4_096];
        for (var count = feed.Read(finer); count > 0; count = feed.Read(finer))
        {
            foreach (ref readonly var bar in finer.AsSpan(0, count))
            {
                bars.AddRange(closed.AsSpan(0, builder.Add(in bar, closed)));
            }
        }
    }
}
