using Arus.Foundation.Numerics;
using Arus.Learning.Networks.Layers;

namespace Arus.UnitTests.Learning.Networks.Layers;

public sealed class LstmTests
{
    [Theory]
    [InlineData(1, 1, 3, 8)]
    [InlineData(5, 3, 4, 16)]
    [InlineData(9, 6, 2, 24)]
    public void Backward_AnyShape_IsTheSlopeOfForward(int steps, int rows, int inputs, int hidden) =>
        GradientCheck.AssertRight(new Lstm(inputs, hidden), new(steps, rows, inputs));

    [Fact]
    public void Forward_ARow_DoesNotDependOnOthers() => GradientCheck.AssertRowsAreAlone(new Lstm(5, 16), new(7, 6, 5));

    [Fact]
    public void Forward_TwoSteps_IsThePublishedRecurrence()
    {
        const int Hidden = 8;
        var random = new StrictRandom(5);
        var layer = new Lstm(1, Hidden);
        var weights = GradientCheck.Gaussian(layer.WeightCount, random);
        float[] x = [0.7f, -1.2f];
        var pass = layer.NewPass(new(2, 1, 1));

        pass.Forward(weights, x, null);

        var (h, c) = (new double[Hidden], new double[Hidden]);
        for (var step = 0; step < 2; step++)
        {
            var before = (double[])h.Clone();
            double Gate(int gate, int i) => (x[step] * weights[(gate * Hidden) + i])
                + Enumerable.Range(0, Hidden).Sum(j => before[j] * weights[((1 + j) * 4 * Hidden) + (gate * Hidden) + i])
                + weights[((1 + Hidden) * 4 * Hidden) + (gate * Hidden) + i];
            for (var i = 0; i < Hidden; i++)
            {
                c[i] = (StrictMath.Logistic(Gate(1, i)) * c[i]) + (StrictMath.Logistic(Gate(0, i)) * StrictMath.Tanh(Gate(2, i)));
                h[i] = StrictMath.Logistic(Gate(3, i)) * StrictMath.Tanh(c[i]);
                Assert.Equal(h[i], pass.Output[(step * Hidden) + i], 1e-6);
            }
        }
    }
}
