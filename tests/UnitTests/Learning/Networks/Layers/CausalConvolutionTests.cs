using Arus.Foundation.Numerics;
using Arus.Learning.Networks.Layers;

namespace Arus.UnitTests.Learning.Networks.Layers;

public sealed class CausalConvolutionTests
{
    [Theory]
    [InlineData(6, 3, 4, 8, 3, 1)]
    [InlineData(9, 2, 5, 16, 3, 2)]
    [InlineData(3, 2, 5, 8, 3, 4)]
    public void Backward_AnyShape_IsTheSlopeOfForward(int steps, int rows, int inputs, int outputs, int taps, int dilation) =>
        GradientCheck.AssertRight(new CausalConvolution(inputs, outputs, taps, dilation), new(steps, rows, inputs));

    [Fact]
    public void Forward_ARow_DoesNotDependOnOthers() => GradientCheck.AssertRowsAreAlone(new CausalConvolution(5, 16, 3, 2), new(7, 6, 5));

    [Fact]
    public void Forward_ALaterStep_DoesNotReachAnEarlierOne()
    {
        var random = new StrictRandom(7);
        var layer = new CausalConvolution(3, 8, 3, 2);
        var weights = GradientCheck.Gaussian(layer.WeightCount, random);
        var x = GradientCheck.Gaussian(10 * 3, random);
        var (before, after) = (layer.NewPass(new(10, 1, 3)), layer.NewPass(new(10, 1, 3)));
        before.Forward(weights, x, null);
        x[6 * 3] += 1;

        after.Forward(weights, x, null);

        Assert.Equal(before.Output[..(6 * 8)], after.Output[..(6 * 8)]);
        Assert.Equal([true, false, true, false], Enumerable.Range(6, 4).Select(step => before.Output[step * 8] != after.Output[step * 8]));
    }
}
