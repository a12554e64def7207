using Arus.Foundation.Numerics;

namespace Arus.UnitTests.Foundation.Numerics;

public sealed class StrictMathTests
{
    [Fact]
    public void Exp_OverItsRange_AgreesWithThePlatform()
    {
        for (var x = -700.0; x <= 700.0; x += 0.37)
        {
            Assert.Equal(1.0, StrictMath.Exp(x) / Math.Exp(x), 2e-14);
        }
    }

    [Fact]
    public void Log_OverItsRange_AgreesWithThePlatform()
    {
        for (var x = 1e-300; x < 1e300; x *= 1.37)
        {
            Assert.Equal(Math.Log(x), StrictMath.Log(x), Math.Abs(Math.Log(x)) * 4e-16 + 1e-18);
        }
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.84134474606854293)]
    [InlineData(-1.96, 0.024997895148220435)]
    [InlineData(3, 0.9986501019683699)]
    [InlineData(-6, 9.8658764503769814e-10)]
    [InlineData(-10, 7.6198530241605261e-24)]
    public void NormalCdf_KnownPoints_AreMet(double x, double expected) => Assert.Equal(1.0, StrictMath.NormalCdf(x) / expected, 1e-12);

    [Fact]
    public void NormalQuantile_OfTheCdf_ReturnsTheArgument()
    {
        for (var p = 1e-9; p < 1; p += 0.00731)
        {
            Assert.Equal(p, StrictMath.NormalCdf(StrictMath.NormalQuantile(p)), p * 1e-11);
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void NormalQuantile_OutsideZeroToOne_IsNotANumber(double p) => Assert.True(double.IsNaN(StrictMath.NormalQuantile(p)));
}
