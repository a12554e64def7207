using Arus.Foundation.Numerics;
using Arus.Learning.Networks.Layers;

namespace Arus.UnitTests.Learning.Networks.Layers;

public sealed class LayerNormTests
{
    [Fact]
    public void Backward_AnyShape_IsTheSlopeOfForward() => GradientCheck.AssertRight(new LayerNorm(24), new(3, 4, 24));

    [Fact]
    public void Forward_AtTheStart_HasMeanZeroAndVarianceOne()
    {
        var layer = new LayerNorm(40);
        var weights = new float[layer.WeightCount];
        layer.Initialise(weights, new StrictRandom(1));
        var pass = layer.NewPass(new(1, 1, 40));

        pass.Forward(weights, [.. GradientCheck.Gaussian(40, new StrictRandom(2)).Select(x => (5 * x) + 3)], null);

        Assert.Equal(0.0, pass.Output.Average(), 1e-5);
        Assert.Equal(1.0, pass.Output.Average(y => y * y), 1e-4);
    }
}
