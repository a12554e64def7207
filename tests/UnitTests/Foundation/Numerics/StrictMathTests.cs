using Arus.Foundation.Numerics;

namespace Arus.UnitTests.Foundation.Numerics;

public sealed class StrictMathTests
{
    private const int Points = 1_000_000;

    [Theory]
    [InlineData(1.0, 2.718281828459045, 1.4456468917292502e-16)]
    [InlineData(-0.3, 0.7408182206817179, -1.805530505953e-18)]
    [InlineData(20.5, 799902177.4755054, 5.468433516540899e-08)]
    public void Reference_KnownPowers_HasThirtyDigits(double x, double high, double low) =>
        Assert.Equal(0.0, (DoubleDouble.Exp(x) - new DoubleDouble(high, low)).High / high, 1e-30);

    [Theory]
    [InlineData(2.0, 0.6931471805599453, 2.3190468138462996e-17)]
    [InlineData(0.7, -0.35667494393873245, 4.82556379937662e-18)]
    [InlineData(1e300, 690.7755278982137, 2.3747660028800243e-14)]
    [InlineData(1.0000001, 9.999999505838704e-08, 1.5249709528441489e-24)]
    public void Reference_KnownLogarithms_HasTwentyFiveDigits(double x, double high, double low) =>
        Assert.Equal(0.0, (DoubleDouble.Log(x) - new DoubleDouble(high, low)).High / high, 1e-25);

    [Fact]
    public void Exp_AMillionPoints_IsWithinTwoUnits() =>
        AssertUnits(2, StrictMath.Exp, DoubleDouble.Exp, random => Uniform(random, 707));

    [Fact]
    public void Expm1_AMillionPoints_IsWithinThreeUnits() =>
        AssertUnits(3, StrictMath.Expm1, DoubleDouble.Expm1, random => Uniform(random, random.NextInt(2) == 0 ? 1 : 39) * Tiny(random));

    [Fact]
    public void Log_AMillionPoints_IsWithinTwoUnits() =>
        AssertUnits(2, StrictMath.Log, DoubleDouble.Log, random => random.NextInt(2) == 0 ? 0.5 + random.NextDouble() : StrictMath.Exp(Uniform(random, 700)));

    [Fact]
    public void Log1p_AMillionPoints_IsWithinFourUnits() =>
        AssertUnits(4, StrictMath.Log1p, x => DoubleDouble.Log((DoubleDouble)1.0 + x), random => random.NextInt(2) == 0 ? Uniform(random, 0.999) : 1e6 * random.NextDouble());

    [Fact]
    public void Tanh_AMillionPoints_IsWithinFourUnits() =>
        AssertUnits(4, StrictMath.Tanh, TanhOf, random => Uniform(random, random.NextInt(2) == 0 ? 1 : 20) * Tiny(random));

    [Fact]
    public void Logistic_AMillionPoints_IsWithinFourUnits() =>
        AssertUnits(4, StrictMath.Logistic, LogisticOf, random => Uniform(random, 50));

    [Fact]
    public void Functions_AtTheEndsOfTheirRanges_AreTheLimits()
    {
        Assert.Equal([0.0, double.PositiveInfinity, double.NaN], [StrictMath.Exp(double.NegativeInfinity), StrictMath.Exp(710), StrictMath.Exp(double.NaN)]);
        Assert.Equal(double.Epsilon, StrictMath.Exp(-745));
        Assert.Equal([-1.0, double.PositiveInfinity, 0.0], [StrictMath.Expm1(-800), StrictMath.Expm1(710), StrictMath.Expm1(0)]);
        Assert.Equal([double.NegativeInfinity, double.NaN, double.PositiveInfinity], [StrictMath.Log(0), StrictMath.Log(-1), StrictMath.Log(double.PositiveInfinity)]);
        Assert.Equal(1.0, StrictMath.Log(double.Epsilon) / Math.Log(double.Epsilon), 1e-15);
        Assert.Equal([double.NegativeInfinity, double.NaN, 1e-300, double.PositiveInfinity], [StrictMath.Log1p(-1), StrictMath.Log1p(-1.5), StrictMath.Log1p(1e-300), StrictMath.Log1p(double.PositiveInfinity)]);
        Assert.Equal([-1.0, 1.0, 1e-300, double.NaN], [StrictMath.Tanh(double.NegativeInfinity), StrictMath.Tanh(30), StrictMath.Tanh(1e-300), StrictMath.Tanh(double.NaN)]);
        Assert.True(double.IsNegative(StrictMath.Tanh(-0.0)));
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

    private static void AssertUnits(double bound, Func<double, double> function, Func<DoubleDouble, DoubleDouble> reference, Func<StrictRandom, double> draw)
    {
        var random = new StrictRandom(3);
        var (worst, at) = (0.0, 0.0);
        for (var i = 0; i < Points; i++)
        {
            var x = draw(random);
            var units = reference(x).UnitsFrom(function(x));
            (worst, at) = units > worst ? (units, x) : (worst, at);
        }

        Assert.True(worst > 0 && worst <= bound, $"{worst} units at {at:R}");
    }

    private static DoubleDouble TanhOf(DoubleDouble x)
    {
        var t = DoubleDouble.Expm1(x + x);
        return t / (t + 2);
    }

    private static DoubleDouble LogisticOf(DoubleDouble x) => (DoubleDouble)1.0 / (DoubleDouble.Exp(new(-x.High, -x.Low)) + 1);

    private static double Uniform(StrictRandom random, double limit) => ((2 * random.NextDouble()) - 1) * limit;

    // Now and then very small.
    private static double Tiny(StrictRandom random) => random.NextInt(4) == 0 ? StrictMath.Exp(-30 * random.NextDouble()) : 1;
}
