using Arus.Learning.Networks.Layers;

namespace Arus.UnitTests.Learning.Networks.Layers;

public sealed class ResidualTests
{
    [Fact]
    public void Backward_WithoutAShortcut_IsTheSlopeOfForward() => GradientCheck.AssertRight(new Residual(new Lstm(8, 8)), new(4, 3, 8));

    [Fact]
    public void Backward_WithAShortcut_IsTheSlopeOfForward() => GradientCheck.AssertRight(new Residual(new Lstm(5, 8), new Dense(5, 8)), new(4, 3, 5));
}
