using Arus.Contracts.Intelligence;
using Arus.Foundation.Numerics;
using Arus.Intelligence.Consensus;
using Arus.Intelligence.Strategies;

namespace Arus.UnitTests.Intelligence.Strategies;

public sealed class AdaptiveStrategyEngineTests
{
    private static readonly ConsensusSettings Own = new(0.54, 0.5, 0, 1e18, ConsensusMethod.Voting);

    private static readonly AdaptiveSettings All = new(true, Enum.GetValues<ConsensusMethod>(), [0.52, 0.54, 0.56], 500);

    [Fact]
    public void Candidates_Settings_AreTheGridWithTheDocumentsOwnFirst()
    {
        Assert.Equal(9, new AdaptiveStrategyEngine(Own, All).Candidates.Count);
        Assert.Equal(Own, new AdaptiveStrategyEngine(Own, All).Candidates[0]);
        Assert.Equal([Own], new AdaptiveStrategyEngine(Own, All with { IsOn = false }).Candidates);
    }

    [Fact]
    public void OnBar_OneWayEarnsInOneRegime_IsChosenThereAndNowhereElse()
    {
        var engine = Run(seed: 1, earns: true);

        Assert.Equal(ConsensusMethod.Stacking, engine.Choice(MarketRegime.Trend).Method);
        Assert.Equal(Own, engine.Choice(MarketRegime.Range));
        Assert.Equal(Own, engine.Choice(MarketRegime.Turbulent));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void OnBar_NothingButNoise_KeepsTheDocumentsOwn(int seed)
    {
        var engine = Run((ulong)seed, earns: false);

        Assert.Equal(Own, engine.Choice(MarketRegime.Trend));
        Assert.Equal(Own, engine.Choice(MarketRegime.Range));
    }

    /// <summary>All ways guess, except that in trends, when asked to, stacking knows the next move three times in five.</summary>
    private static AdaptiveStrategyEngine Run(ulong seed, bool earns)
    {
        var (random, engine, price) = (new StrictRandom(seed), new AdaptiveStrategyEngine(Own, All), 1.1);
        var fused = new FusedProbability[3];
        for (var bar = 0; bar < 8_000; bar++)
        {
            var regime = bar / 100 % 2 == 0 ? MarketRegime.Trend : MarketRegime.Range;
            var move = 0.0005 * random.NextGaussian();
            engine.OnBar(Fabricated.Bar(Fabricated.Start, price, spread: 0.00001), regime);
            for (var way = 0; way < 3; way++)
            {
                var knows = earns && way == 2 && regime == MarketRegime.Trend;
                var isUp = knows ? random.NextDouble() < 0.6 == move > 0 : random.NextInt(2) == 0;
                fused[way] = new((ConsensusMethod)way, isUp ? 0.6 : 0.4, 1, way == 0);
            }

            engine.OnDecision(fused);
            price += move;
        }

        return engine;
    }
}
