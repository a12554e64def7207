using Arus.Contracts.MarketData;

namespace Arus.Benchmarks.Live;

/// <summary>A seeded walk of quotes at even distances, made as it is read: as long as wanted, and never in memory.</summary>
internal sealed class WalkFeed(InstrumentId instrument, Timestamp from, long stepNanos, long ticks, int seed) : IMarketFeed
{
    private readonly Random _random = new(seed);
    private long _made;
    private long _bid = 110_000;

    public BarPeriod Resolution => BarPeriod.Tick;

    public IReadOnlyList<InstrumentId> Instruments => [instrument];

    public DataQuality Quality => DataQuality.Empty;

    /// <summary>Market time of the tick made last.</summary>
    public Timestamp Now => from.Plus(stepNanos * _made);

    public int Read(Span<Tick> into)
    {
        var count = (int)Math.Min(into.Length, ticks - _made);
        for (var i = 0; i < count; i++)
        {
            _bid = Math.Clamp(_bid + _random.Next(-3, 4), 90_000, 130_000);
            _made++;
            into[i] = new(instrument, new(_bid * 10_000), new((_bid + 7) * 10_000), Now, Now);
        }

        return count;
    }

    public int Read(Span<Bar> bars) => 0;

    public void Dispose()
    {
    }
}
