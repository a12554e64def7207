using Arus.Foundation.Numerics;
using Arus.Research.Validation;

namespace Arus.UnitTests.Research.Validation;

public sealed class OverfittingTests
{
    /// <summary>The published example: 100 trials whose annualised Sharpe ratios have a variance of a half, daily returns.</summary>
    [Fact]
    public void ExpectedBest_PublishedExample_IsEqual() => Assert.Equal(0.1132, Overfitting.ExpectedBest(100, Math.Sqrt(0.5 / 250)), 5e-5);

    [Fact]
    public void ExpectedBest_OneTrial_IsNothing() => Assert.Equal(0, Overfitting.ExpectedBest(1, 0.1));

    [Fact]
    public void DeflatedSharpe_MoreTrials_IsLower()
    {
        var returns = Returns(seed: 1, days: 500, edge: 0.1);
        double[] found = [.. new[] { 1, 2, 10, 100, 1_000 }.Select(trials => Overfitting.DeflatedSharpe(returns, trials, 0.05)!.Value)];

        Assert.Equal(found.OrderDescending(), found);
        Assert.True(found[0] - found[^1] > 0.3);
    }

    [Fact]
    public void Probability_PureNoise_IsAboutHalfOverManySeeds()
    {
        double[] found = [.. Enumerable.Range(0, 24).Select(seed =>
            Overfitting.Probability([.. Enumerable.Range(0, 12).Select(trial => Returns((100 * seed) + trial + 1, days: 320, edge: 0))])!.Value.Overfit)];

        Assert.InRange(found.Average(), 0.35, 0.65);
    }

    [Fact]
    public void Probability_OneTrialIsTrulyBetter_IsSmall()
    {
        var trials = Enumerable.Range(0, 12).Select(trial => Returns(trial + 1, days: 640, edge: trial == 7 ? 0.3 : 0)).ToArray();

        Assert.Equal((0, 0), Overfitting.Probability(trials));
    }

    [Fact]
    public void Probability_TheBestOfEachHalfIsTheWorstOfTheOther_IsOne()
    {
        // Each trial earns in its own block only: what was best in sample has nothing left outside.
        var trials = Enumerable.Range(0, Overfitting.Blocks).Select(block => Enumerable.Range(0, Overfitting.Blocks * 4)
            .Select(day => day / 4 == block ? 0.05 + (0.001 * (day % 4)) : -0.001 * (1 + (day % 3))).ToArray()).ToArray();

        Assert.True(Overfitting.Probability(trials)!.Value is { Overfit: > 0.95, Loss: > 0.95 });
    }

    [Fact]
    public void Probability_OneTrialOrTooFewDays_IsNotMeasured()
    {
        Assert.Null(Overfitting.Probability([Returns(1, 400, 0)]));
        Assert.Null(Overfitting.Probability([Returns(1, 31, 0), Returns(2, 31, 0)]));
        Assert.NotNull(Overfitting.Probability([Returns(1, 32, 0), Returns(2, 32, 0)]));
    }

    [Fact]
    public void Probability_TrialsThatDoTheSame_AreAverage() => Assert.Equal(1, Overfitting.Probability([Returns(1, 64, 0), Returns(1, 64, 0), Returns(1, 64, 0)])!.Value.Overfit);

    internal static double[] Returns(int seed, int days, double edge)
    {
        var random = new StrictRandom((ulong)seed);
        return [.. Enumerable.Range(0, days).Select(_ => 0.01 * (random.NextGaussian() + edge))];
    }
}
