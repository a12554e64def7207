using Arus.Foundation.Numerics;
using Arus.Intelligence.Consensus;

namespace Arus.UnitTests.Intelligence.Consensus;

public sealed class OnlineLogisticTests
{
    [Fact]
    public void Learn_ExamplesOfKnownWeights_FindsThem()
    {
        double[] truth = [0.3, -1.2, 0.8], inputs = [1, 0, 0];
        var random = new StrictRandom(4);
        var model = new OnlineLogistic([0, 0, 0], [1, 1, 1], memory: 1);
        for (var i = 0; i < 20_000; i++)
        {
            (inputs[1], inputs[2]) = (random.NextGaussian(), random.NextGaussian());
            var odds = truth[0] + (truth[1] * inputs[1]) + (truth[2] * inputs[2]);
            model.Learn(inputs, random.NextDouble() < StrictMath.Logistic(odds), weight: 1);
        }

        for (var i = 0; i < truth.Length; i++)
        {
            Assert.InRange(model.Weights[i], truth[i] - 0.07, truth[i] + 0.07);
        }
    }

    [Fact]
    public void Learn_SameInputTwice_SharesItsWeight()
    {
        var random = new StrictRandom(5);
        var model = new OnlineLogistic([0, 0], [1, 1], memory: 1);
        for (var i = 0; i < 5_000; i++)
        {
            var x = random.NextGaussian();
            model.Learn([x, x], random.NextDouble() < StrictMath.Logistic(x), weight: 1);
        }

        Assert.Equal(model.Weights[0], model.Weights[1], 9);
        Assert.InRange(model.Weights[0] + model.Weights[1], 0.9, 1.1);
    }

    [Fact]
    public void Learn_NoiseAfterALesson_ForgetsTowardsThePrior()
    {
        var random = new StrictRandom(6);
        var model = new OnlineLogistic([0.5], [4], memory: 0.99);
        for (var i = 0; i < 1_000; i++)
        {
            model.Learn([1], happened: false, weight: 1);
        }

        var learned = model.Weights[0];
        for (var i = 0; i < 3_000; i++)
        {
            model.Learn([0], random.NextInt(2) == 0, weight: 1);
        }

        Assert.True(learned < -2);
        Assert.Equal(0.5, model.Weights[0], 3);
    }
}
