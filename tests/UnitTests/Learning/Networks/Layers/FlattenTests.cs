using Arus.Learning.Networks.Layers;

namespace Arus.UnitTests.Learning.Networks.Layers;

public sealed class FlattenTests
{
    [Fact]
    public void Backward_AnyShape_IsTheSlopeOfForward() => GradientCheck.AssertRight(new Chain(new Flatten(), new Dense(12, 8)), new(4, 5, 3));

    [Fact]
    public void Forward_TwoSteps_LaysThemSideBySide()
    {
        var pass = new Flatten().NewPass(new(2, 2, 2));

        pass.Forward([], [1, 2, 3, 4, 5, 6, 7, 8], null);

        Assert.Equal([1f, 2, 5, 6, 3, 4, 7, 8], pass.Output);
    }
}
