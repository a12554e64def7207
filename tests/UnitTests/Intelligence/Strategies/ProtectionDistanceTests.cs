using Arus.Intelligence.Strategies;

namespace Arus.UnitTests.Intelligence.Strategies;

public sealed class ProtectionDistanceTests
{
    [Fact]
    public void Of_AnyTrueRange_IsWholeTicksAndAtLeastOne()
    {
        var random = new Random(4);
        var distance = new ProtectionDistance(DistanceKind.Atr, 1.5m);
        for (var i = 0; i < 10_000; i++)
        {
            var atr = random.NextDouble() * Math.ScaleB(1, -random.Next(30));

            var nanos = distance.Of(Fabricated.Euro, atr).Nanos;

            Assert.Equal(0, nanos % Fabricated.Euro.TickSize.Nanos);
            Assert.True(nanos >= Fabricated.Euro.TickSize.Nanos);
            Assert.True(nanos == Fabricated.Euro.TickSize.Nanos || Math.Abs((nanos / 1e9) - (1.5 * atr)) <= 0.000005001);
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    public void Of_TrueRangeUnknown_IsNone(double atr) =>
        Assert.Equal(PriceDelta.Zero, new ProtectionDistance(DistanceKind.Atr, 1).Of(Fabricated.Euro, atr));

    [Fact]
    public void Of_Points_AreTheLastDigitOfThePrice()
    {
        Assert.Equal(0.001m, new ProtectionDistance(DistanceKind.Points, 100).Of(Fabricated.Euro, double.NaN).ToDecimal());
        Assert.Equal(1m, new ProtectionDistance(DistanceKind.Points, 100).Of(Fabricated.Gold, double.NaN).ToDecimal());
    }
}
