using Arus.Learning.Networks.Layers;

namespace Arus.UnitTests.Learning.Networks.Layers;

public sealed class ChainTests
{
    [Fact]
    public void Backward_SeveralLayers_IsTheSlopeOfForward() =>
        GradientCheck.AssertRight(new Chain(new Dense(3, 16), new Positions(4, 16), new Lstm(16, 8), new Dropout(0.5), new LastStep(), new Dense(8, 1)), new(4, 3, 3));
}
