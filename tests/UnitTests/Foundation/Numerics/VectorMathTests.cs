using Arus.Foundation.Numerics;

namespace Arus.UnitTests.Foundation.Numerics;

public sealed class VectorMathTests
{
    private delegate void Function<T>(ReadOnlySpan<T> x, Span<T> result);

    [Fact]
    public void Exp_OfDoubles_HasTheBitsOfStrictMath() => AssertSameBits(VectorMath.Exp, StrictMath.Exp);

    [Fact]
    public void Log_OfDoubles_HasTheBitsOfStrictMath() => AssertSameBits(VectorMath.Log, StrictMath.Log);

    [Fact]
    public void Logistic_OfDoubles_HasTheBitsOfStrictMath() => AssertSameBits(VectorMath.Logistic, StrictMath.Logistic);

    [Fact]
    public void Exp_OfMillionsOfFloats_IsWithinTwoUnits() => AssertUnits(2, -87.33f, 88.37f, VectorMath.Exp, StrictMath.Exp);

    [Fact]
    public void Logistic_OfMillionsOfFloats_IsWithinFourUnits() => AssertUnits(4, -87.33f, 100f, VectorMath.Logistic, StrictMath.Logistic);

    [Fact]
    public void Tanh_OfMillionsOfFloats_IsWithinFourUnits() => AssertUnits(4, -100f, 100f, VectorMath.Tanh, StrictMath.Tanh);

    [Fact]
    public void Floats_AtTheEndsOfTheirRanges_AreTheLimits()
    {
        Assert.Equal([0f, float.PositiveInfinity, 1f, float.NaN], Of(VectorMath.Exp, [float.NegativeInfinity, 89f, 0f, float.NaN]));
        Assert.Equal([0f, 1f, 0.5f, float.NaN], Of(VectorMath.Logistic, [float.NegativeInfinity, float.PositiveInfinity, -0f, float.NaN]));
        Assert.Equal([-1f, 1f, float.NaN], Of(VectorMath.Tanh, [float.NegativeInfinity, float.PositiveInfinity, float.NaN]));
        Assert.True(float.IsNegative(Of(VectorMath.Tanh, [-0f])[0]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(21)]
    public void Results_OfAnyLength_AreThoseOfEachAlone(int length)
    {
        var x = Enumerable.Range(0, length).Select(i => (i - 9) * 0.37f).ToArray();

        var together = Of(VectorMath.Tanh, x);

        Assert.Equal(x.Select(each => Of(VectorMath.Tanh, [each])[0]), together);
    }

    [Fact]
    public void Results_OfAnotherLength_AreRefused() => Assert.Throws<ArgumentException>(() => VectorMath.Tanh(new float[3], new float[2]));

    private static float[] Of(Function<float> function, float[] x)
    {
        var result = new float[x.Length];
        function(x, result);
        return result;
    }

    private static void AssertSameBits(Function<double> function, Func<double, double> scalar)
    {
        // Plain numbers, and now and then one beyond every range.
        double[] odd = [0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 1e-310, -750, 750, 709.7, -709, 2.2250738585072014e-308];
        var random = new StrictRandom(5);
        var x = new double[100_003];
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = random.NextInt(50) == 0 ? odd[random.NextInt(odd.Length)] : random.NextGaussian() * (random.NextInt(3) == 0 ? 300 : 3);
            x[i] = random.NextInt(2) == 0 ? Math.Abs(x[i]) : x[i];
        }

        var result = new double[x.Length];
        function(x, result);

        Assert.Equal(x.Select(each => BitConverter.DoubleToInt64Bits(scalar(each))), result.Select(BitConverter.DoubleToInt64Bits));
    }

    // Steps through the bit patterns, so that small numbers are met as often as large ones.
    private static void AssertUnits(double bound, float min, float max, Function<float> function, Func<double, double> exact)
    {
        var x = new List<float>();
        for (uint bits = 0; bits < 0x42D00000; bits += 499)
        {
            var size = BitConverter.UInt32BitsToSingle(bits);
            x.AddRange(new[] { size, -size }.Where(each => each >= min && each <= max));
        }

        var result = Of(function, [.. x]);

        Assert.True(x.Count > 4_000_000);
        var (worst, at) = (0.0, 0f);
        for (var i = 0; i < x.Count; i++)
        {
            var truth = exact(x[i]);
            var unit = (float)Math.Abs(truth);
            var units = Math.Abs(result[i] - truth) / (MathF.BitIncrement(unit) - unit);
            (worst, at) = units > worst ? (units, x[i]) : (worst, at);
        }

        Assert.True(worst > 0 && worst <= bound, $"{worst} units at {at:R}");
    }
}
