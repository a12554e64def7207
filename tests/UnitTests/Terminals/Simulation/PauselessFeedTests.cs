using Arus.Contracts.MarketData;
using Arus.Terminals.Simulation;

namespace Arus.UnitTests.Terminals.Simulation;

public sealed class PauselessFeedTests
{
    [Fact]
    public void Read_MarketWithAWeekend_KeepsShortPausesAndCutsLongOnes()
    {
        long[] minutes = [0, 1, 11, 3_000, 3_001];
        using var feed = new PauselessFeed(new ListFeed([.. minutes.Select(At)]));

        var ticks = new Tick[8];
        var count = feed.Read(ticks.AsSpan(0, 3));
        count += feed.Read(ticks.AsSpan(3));

        Assert.Equal([0L, 1, 11, 21, 22], ticks[..count].Select(tick => (tick.VenueTime.Nanos - Timestamp.Utc(2024, 1, 5).Nanos) / Timestamp.NanosPerMinute));
    }

    private static Tick At(long minute)
    {
        var at = Timestamp.Utc(2024, 1, 5).Plus(minute * Timestamp.NanosPerMinute);
        return new(InstrumentId.Of("EURUSD"), Price.From(1.1m), Price.From(1.1001m), at, at);
    }
}
