using Arus.Contracts.Intelligence;
using Arus.Intelligence.Consensus;

namespace Arus.UnitTests.Intelligence.Consensus;

public sealed class RoundMemoryTests
{
    [Fact]
    public void TryTake_BeforeTheHorizonEnds_HandsOutNothing()
    {
        var memory = new RoundMemory(4, 1);
        memory.Add([0.3], MarketRegime.Trend, Fabricated.Start.Plus((5 * Timestamp.NanosPerMinute) + 1), 1.1);

        Assert.False(memory.TryTake(Fabricated.Bar(Fabricated.Start, 1.2), out _, out _, out _));
        Assert.True(memory.TryTake(Fabricated.Bar(Fabricated.Start.Plus(1), 1.2), out var evidence, out var regime, out var happened));
        Assert.Equal((0.3, MarketRegime.Trend, true), (evidence[0], regime, happened));
    }

    [Fact]
    public void Add_MoreThanMayWait_KeepsTheOldest()
    {
        var memory = new RoundMemory(2, 1);
        for (var i = 1; i <= 3; i++)
        {
            memory.Add([i], MarketRegime.Range, Fabricated.Start, 1.1);
        }

        var bar = Fabricated.Bar(Fabricated.Start, 1.0);
        Assert.True(memory.TryTake(in bar, out var first, out _, out _) && first[0] == 1);
        Assert.True(memory.TryTake(in bar, out var second, out _, out var happened) && second[0] == 2);
        Assert.False(happened);
        Assert.False(memory.TryTake(in bar, out _, out _, out _));
    }
}
