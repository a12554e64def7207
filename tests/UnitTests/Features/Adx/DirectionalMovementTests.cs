using Arus.Contracts.Features;
using Arus.Features;

namespace Arus.UnitTests.Features;

public sealed class DirectionalMovementTests
{
    [Theory]
    [InlineData(12.0, 8.5, 2.0, 0.0)] // both wider, up more
    [InlineData(11.0, 6.0, 0.0, 3.0)] // both wider, down more
    [InlineData(11.0, 8.0, 0.0, 0.0)] // both alike
    [InlineData(9.8, 9.2, 0.0, 0.0)] // inside
    public void Between_TwoBars_CountsOnlyTheLarger(double high, double low, double plus, double minus)
    {
        var bar = new IndicatorInput(Samples.Start, 9.5, high, low, 9.5, 1);

        var move = DirectionalMovement.Between(highBefore: 10.0, lowBefore: 9.0, closeBefore: 9.5, in bar);

        Assert.Equal((plus, minus), (move.Plus, move.Minus));
    }

    [Fact]
    public void Share_NoRange_IsZero() => Assert.Equal(0.0, DirectionalMovement.Share(0.0, 0.0));
}
