using Arus.Learning.Networks.Training;

namespace Arus.UnitTests.Learning.Networks.Training;

public sealed class AdamTests
{
    [Fact]
    public void Step_ThreeTimes_FollowsThePublishedAlgorithm()
    {
        const double Rate = 0.01, Decay = 0.1;
        float[] weights = [1, -2, 0.5f, 0, 0, 0, 0, 0];
        var adam = new Adam(3, Rate, Decay);
        var (expected, mean, square) = (new[] { 1.0, -2, 0.5 }, new double[3], new double[3]);
        for (var step = 1; step <= 3; step++)
        {
            float[] gradient = [0.3f * step, -0.1f, 2f / step, 0, 0, 0, 0, 0];
            for (var i = 0; i < 3; i++)
            {
                mean[i] = (0.9 * mean[i]) + (0.1 * gradient[i]);
                square[i] = (0.999 * square[i]) + (0.001 * gradient[i] * gradient[i]);
                expected[i] -= Rate * Decay * expected[i];
                expected[i] -= Rate * (mean[i] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(square[i] / (1 - Math.Pow(0.999, step))) + 1e-8);
            }

            adam.Step(weights, gradient);

            Assert.All(gradient, slope => Assert.Equal(0, slope));
        }

        Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(expected[i], weights[i], 1e-6));
    }
}
