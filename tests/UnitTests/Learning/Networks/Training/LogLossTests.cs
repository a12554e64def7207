using Arus.Learning.Networks;
using Arus.Learning.Networks.Training;

namespace Arus.UnitTests.Learning.Networks.Training;

public sealed class LogLossTests
{
    [Fact]
    public void Of_ABatch_IsTheWeightedLossAndTheSlopeOfItsMean()
    {
        var examples = Sequences.Planted(30, 3) with { Weights = [.. Enumerable.Range(1, 30).Select(i => (double)i)] };
        var windows = new WindowSet(examples, Standardiser.Of(examples.Features), 1, positiveWeight: 2);
        int[] batch = [3, 8, 9, 20];
        float[] odds = [0.3f, -2f, 50f, -60f];
        var gradient = new float[4];

        var (loss, weight) = new LogLoss(windows).Of(batch, [], odds, gradient);

        var expected = 0.0;
        for (var i = 0; i < 4; i++)
        {
            var p = 1 / (1 + Math.Exp(-(double)odds[i]));
            var (target, own) = (examples.Targets[batch[i]], (batch[i] + 1.0) * (examples.Targets[batch[i]] == 1 ? 2 : 1));
            expected += own * Math.Max(target == 1 ? -Math.Log(p) : Math.Log(1 + Math.Exp(odds[i])), 0);
            Assert.Equal(own * (p - target) / weight, gradient[i], 1e-6);
        }

        Assert.Equal(expected, loss, 1e-6);
    }
}
