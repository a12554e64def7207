using Arus.Intelligence.Patterns;

namespace Arus.UnitTests.Intelligence.Patterns;

public sealed class PatternTallyTests
{
    [Fact]
    public void Score_KnownOutcomes_HasTheirNumbers()
    {
        var tally = default(PatternTally);
        foreach (var result in new[] { 1.0, 1.0, 2.0, -0.5, -1.5 })
        {
            tally.Add(result, result > 0);
        }

        var score = tally.Score("p", null, correctedPValue: 1, hasVote: false);
        Assert.Equal((5, 0.6, 0.4), (score.Count, score.HitRate, Math.Round(score.Mean, 12)));
        Assert.Equal(4.0 / 3 / 1.0, score.Payoff, 12);
        Assert.Equal(0.2307, score.HitRateLow, 4);
        Assert.Equal(0.8824, score.HitRateHigh, 4);
        Assert.InRange(score.PValue, 0.2, 0.3);
    }

    [Fact]
    public void PValue_NothingToTellFrom_IsOne()
    {
        var tally = default(PatternTally);
        Assert.Equal(1.0, tally.PValue);

        tally.Add(1, true);
        Assert.Equal(1.0, tally.PValue);
    }
}
