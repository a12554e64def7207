using Arus.Contracts.MarketData;

namespace Arus.UnitTests.Terminals.Simulation;

/// <summary>A market of ticks that are at hand.</summary>
internal sealed class ListFeed(IReadOnlyList<Tick> ticks) : IMarketFeed
{
    private int _at;

    public BarPeriod Resolution => BarPeriod.Tick;

    public IReadOnlyList<InstrumentId> Instruments { get; } = [.. ticks.Select(tick => tick.Instrument).Distinct().Order()];

    public DataQuality Quality => throw new NotSupportedException("Nobody asks.");

    /// <summary>A walk of quotes, a few each second, some of them in the same millisecond.</summary>
    public static Tick[] Walk(string symbol, int count, Timestamp start, int seed = 1)
    {
        var id = InstrumentId.Of(symbol);
        var random = new Random(seed);
        var ticks = new Tick[count];
        var (milliseconds, points) = (0L, 110_000L);
        for (var i = 0; i < count; i++)
        {
            milliseconds += random.Next(0, 800);
            points += random.Next(-3, 4);
            var at = start.Plus(milliseconds * Timestamp.NanosPerMillisecond);
            ticks[i] = new(id, new(points * 10_000), new((points + random.Next(0, 12)) * 10_000), at, at);
        }

        return ticks;
    }

    public int Read(Span<Tick> into)
    {
        var count = Math.Min(into.Length, ticks.Count - _at);
        for (var i = 0; i < count; i++)
        {
            into[i] = ticks[_at++];
        }

        return count;
    }

    public int Read(Span<Bar> bars) => 0;

    public void Dispose()
    {
    }
}
