using Arus.Contracts.Intelligence;
using Arus.Foundation.Numerics;
using Arus.Intelligence.Patterns;

namespace Arus.UnitTests.Intelligence.Patterns;

public sealed class PatternValidatorTests
{
    private const int Patterns = 30;
    private const int Horizon = 4;

    private static readonly string[] Names = [.. Enumerable.Range(0, Patterns).Select(i => $"pattern{i}")];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void OnBar_NothingButNoise_GivesNoPatternAVote(int seed)
    {
        var validator = Run((ulong)seed, planted: false, cost: 0);

        Assert.All(validator.Scores, score => Assert.False(score.HasVote));
        Assert.Equal(0.5, validator.Right(0, MarketRegime.Trend));
    }

    [Fact]
    public void OnBar_OnePatternThatForetellsInTrends_HasItsVoteThereAlone()
    {
        var validator = Run(4, planted: true, cost: 0.00001);
        var votes = validator.Scores.Where(score => score.HasVote).ToList();

        Assert.Contains(votes, score => score is { Pattern: "pattern0", Regime: MarketRegime.Trend });
        Assert.All(votes, score => Assert.Equal("pattern0", score.Pattern));
        Assert.DoesNotContain(votes, score => score.Regime == MarketRegime.Range);
        Assert.All(validator.Scores, score => Assert.Equal(score.HasVote, score.CorrectedPValue <= 0.01));
        Assert.All(validator.Scores.Where(score => score.Count >= PatternValidator.CountMin), score => Assert.InRange(score.CorrectedPValue, Math.Min(1, score.PValue), 1));
        Assert.True(validator.Right(0, MarketRegime.Trend) > 0.6);
        Assert.Equal(0.5, validator.Right(1, MarketRegime.Trend));
    }

    [Fact]
    public void OnBar_CostsEatWhatItForetells_HasNoVote() => Assert.DoesNotContain(Run(4, planted: true, cost: 0.002).Scores, score => score.HasVote);

    [Fact]
    public void OnBar_RepeatedWithinItsHorizon_IsCountedOnce()
    {
        var validator = new PatternValidator(["one"], Horizon);
        for (var i = 0; i < 13; i++)
        {
            validator.OnBar(1.1 + (i * 0.001), 0, [1], MarketRegime.Range, deviation: 0.002);
        }

        var all = Assert.Single(validator.Scores, score => score.Regime is null);
        Assert.Equal((3, 1.0, 2.0), (all.Count, all.HitRate, Math.Round(all.Mean, 9)));
        Assert.Equal(3, Assert.Single(validator.Scores, score => score.Regime == MarketRegime.Range).Count);
    }

    [Fact]
    public void OnBar_LongRun_AllocatesNothing()
    {
        var validator = new PatternValidator(Names, Horizon);
        var signals = new double[Patterns];
        var before = 0L;
        for (var i = 0; i < 4_000; i++)
        {
            before = i == 1_000 ? GC.GetAllocatedBytesForCurrentThread() : before;
            Array.Fill(signals, (i % 3) - 1);
            validator.OnBar(1.1 + (i % 7 * 0.001), 0.0001, signals, MarketRegime.Trend, 0.001);
        }

        Allocations.AssertNoneSince(before);
    }

    /// <summary>Thirty patterns at random; in trends, when planted, the first foretells its horizon two times in three.</summary>
    private static PatternValidator Run(ulong seed, bool planted, double cost)
    {
        var (random, validator, signals, price) = (new StrictRandom(seed), new PatternValidator(Names, Horizon), new double[Patterns], 1.1);
        var (drift, left) = (0.0, 0);
        for (var bar = 0; bar < 6_000; bar++)
        {
            price += (0.0003 * random.NextGaussian()) + (left-- > 0 ? drift : 0);
            var regime = bar / 50 % 2 == 0 ? MarketRegime.Trend : MarketRegime.Range;
            for (var i = 0; i < Patterns; i++)
            {
                signals[i] = random.NextInt(8) == 0 ? (random.NextInt(2) * 2) - 1 : double.NaN;
            }

            if (planted && regime == MarketRegime.Trend && left <= 0 && signals[0] is 1 or -1)
            {
                (drift, left) = (signals[0] * (random.NextInt(3) > 0 ? 0.0003 : -0.0003), Horizon);
            }

            validator.OnBar(price, cost, signals, regime, 0.0006);
        }

        return validator;
    }
}
