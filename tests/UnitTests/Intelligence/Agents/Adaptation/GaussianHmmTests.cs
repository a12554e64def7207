using Arus.Foundation.Numerics;
using Arus.Intelligence.Agents.Adaptation;

namespace Arus.UnitTests.Intelligence.Agents.Adaptation;

public sealed class GaussianHmmTests
{
    [Fact]
    public void Update_TwoPlantedStates_FindsThemAndFollowsFromThePastAlone()
    {
        var (random, hmm) = (new StrictRandom(9), new GaussianHmm(500, every: 250));
        var (isHigh, right, counted) = (false, 0, 0);
        for (var i = 0; i < 3_000; i++)
        {
            isHigh = random.NextDouble() < 0.03 ? !isHigh : isHigh;
            hmm.Update((isHigh ? 1.5 : -1) + (0.7 * random.NextGaussian()));
            if (i > 1_000)
            {
                counted++;
                right += hmm.High > 0.5 == isHigh ? 1 : 0;
            }
        }

        Assert.True(hmm.IsReady);
        Assert.InRange(hmm.MeanOf(0), -1.25, -0.75);
        Assert.InRange(hmm.MeanOf(1), 1.25, 1.75);
        Assert.True(right > 0.93 * counted, $"{right} of {counted}");
        Assert.InRange(hmm.Leaves(1), 0.005, 0.15);
        Assert.True(hmm.Leaves(10) > hmm.Leaves(1) && hmm.Leaves(10_000) <= 0.75);
    }

    [Fact]
    public void Update_Constant_StaysFinite()
    {
        var hmm = new GaussianHmm(100, every: 50);
        for (var i = 0; i < 500; i++)
        {
            hmm.Update(1);
        }

        Assert.InRange(hmm.High, 0, 1);
        Assert.InRange(hmm.Leaves(5), 0, 1);
    }
}
