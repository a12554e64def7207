namespace Arus.Foundation.Numerics;

/// <summary>
/// Elementary functions made of IEEE additions, multiplications, divisions and square roots in one fixed order, so that what reaches a hash is the
/// same on every machine. The platform's own <c>exp</c>, <c>log</c> and <c>pow</c> are not. Errors stay within a few units in the last place.
/// </summary>
public static class StrictMath
{
    internal const double Ln2High = 6.93147180369123816490e-01;
    internal const double Ln2Low = 1.90821492927058770002e-10;

    // 1/k! for the Taylor series of exp on |r| <= ln2/2: the first term left out is below 2^-57 of the sum.
    internal static readonly double[] InverseFactorials =
    [
        1.0, 1.0, 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800,
        1.0 / 479001600, 1.0 / 6227020800,
    ];

    // 1/25, 1/23 … 1/3 for the series of artanh.
    internal static readonly double[] InverseOdds =
        [1.0 / 25, 1.0 / 23, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3];

    /// <summary>e to the power of <paramref name="x"/>, within 2 units in the last place; 0 below −745, infinity above 709.78.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        if (x > 709.782712893384)
        {
            return double.PositiveInfinity;
        }

        if (x < -745.1332191019412)
        {
            return 0.0;
        }

        var k = Math.Floor((x / (Ln2High + Ln2Low)) + 0.5);
        var r = x - (k * Ln2High) - (k * Ln2Low);
        var sum = InverseFactorials[^1];
        for (var i = InverseFactorials.Length - 2; i >= 0; i--)
        {
            sum = (sum * r) + InverseFactorials[i];
        }

        // Where the result is a normal number the power of two is one multiplication, and exact.
        return k is >= -1021 and <= 1023 ? sum * PowerOfTwo((long)k) : Math.ScaleB(sum, (int)k);
    }

    /// <summary>e to the power of <paramref name="x"/> less 1, within 3 units in the last place however small <paramref name="x"/> is.</summary>
    public static double Expm1(double x)
    {
        if (x is > 700.0 or < -40.0 || double.IsNaN(x))
        {
            return Exp(x) - 1.0;
        }

        var k = Math.Floor((x / (Ln2High + Ln2Low)) + 0.5);
        var r = x - (k * Ln2High) - (k * Ln2Low);
        var sum = InverseFactorials[^1];
        for (var i = InverseFactorials.Length - 2; i >= 2; i--)
        {
            sum = (sum * r) + InverseFactorials[i];
        }

        // 2^k e^r − 1 = (2^k − 1) + 2^k (e^r − 1): nothing cancels, for e^r − 1 is small beside 2^k − 1 unless that is 0.
        var scale = PowerOfTwo((long)k);
        return (scale - 1.0) + (scale * (r + (r * r * sum)));
    }

    /// <summary>The natural logarithm, within 2 units in the last place; NaN below 0, −infinity at 0.</summary>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0)
        {
            return double.NaN;
        }

        if (x == 0)
        {
            return double.NegativeInfinity;
        }

        if (double.IsPositiveInfinity(x))
        {
            return x;
        }

        var exponent = Math.ILogB(x);
        var mantissa = double.IsNormal(x) ? Mantissa(x) : Math.ScaleB(x, -exponent);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        // ln m = 2 artanh(s), s = (m-1)/(m+1), |s| <= 0.1716: the series in s² converges within 12 terms.
        var s = (mantissa - 1.0) / (mantissa + 1.0);
        var square = s * s;
        var sum = 0.0;
        foreach (var inverse in InverseOdds)
        {
            sum = (sum + inverse) * square;
        }

        return (exponent * Ln2High) + ((2.0 * (s + (s * sum))) + (exponent * Ln2Low));
    }

    /// <summary>ln(1 + <paramref name="x"/>), within 4 units in the last place however small <paramref name="x"/> is; NaN below −1 (Kahan 1982).</summary>
    public static double Log1p(double x)
    {
        var sum = 1.0 + x;
        return sum == 1.0 || double.IsInfinity(sum) ? x : sum <= 0.0 ? Log(sum) : Log(sum) * (x / (sum - 1.0));
    }

    /// <summary>The hyperbolic tangent, within 4 units in the last place.</summary>
    public static double Tanh(double x)
    {
        var t = Expm1(-2.0 * Math.Abs(x));
        return Math.CopySign(t / (t + 2.0), x);
    }

    /// <summary>The standard normal distribution function Φ, within 1e-15 of the true value.</summary>
    public static double NormalCdf(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        if (x is > 38.0 or < -38.0)
        {
            return x > 0 ? 1.0 : 0.0;
        }

        var z = Math.Abs(x);
        var density = Exp(-0.5 * z * z) * 0.3989422804014326779;
        double tail;
        if (z < 5.0)
        {
            // Φ(z) − ½ = φ(z) (z + z³/3 + z⁵/15 + …), Marsaglia 2004.
            var term = z;
            var sum = z;
            for (var n = 3; n < 400 && term > sum * 1e-18; n += 2)
            {
                term = term * z * z / n;
                sum += term;
            }

            tail = 0.5 - (density * sum);
        }
        else
        {
            // The continued fraction of Mills' ratio, Laplace 1805.
            var fraction = z;
            for (var n = 60; n >= 1; n--)
            {
                fraction = z + (n / fraction);
            }

            tail = density / fraction;
        }

        return x > 0 ? 1.0 - tail : tail;
    }

    /// <summary>The standard normal quantile Φ⁻¹; ∓infinity at 0 and 1, NaN outside.</summary>
    public static double NormalQuantile(double p)
    {
        if (double.IsNaN(p) || p < 0 || p > 1)
        {
            return double.NaN;
        }

        if (p is 0 or 1)
        {
            return p == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        // A coarse start (Hastings 1955), then Newton steps on Φ, which converge quadratically.
        var q = Math.Min(p, 1 - p);
        var t = Math.Sqrt(-2.0 * Log(q));
        var x = -(t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1.0 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308))))))));
        for (var i = 0; i < 4; i++)
        {
            var density = Exp(-0.5 * x * x) * 0.3989422804014326779;
            var error = (NormalCdf(x) - q) / density;
            x -= error / (1.0 + (0.5 * x * error));
        }

        return p < 0.5 ? x : -x;
    }

    /// <summary>The logistic function 1 ÷ (1 + e^−x).</summary>
    public static double Logistic(double x) => x >= 0 ? 1.0 / (1.0 + Exp(-x)) : Exp(x) / (1.0 + Exp(x));

    /// <summary>The log-odds ln(p ÷ (1 − p)) of a probability, held within ±36.</summary>
    public static double Logit(double p)
    {
        var held = Math.Min(Math.Max(p, 2e-16), 1.0 - 2e-16);
        return Log(held / (1.0 - held));
    }

    /// <summary><paramref name="x"/> to the power of <paramref name="y"/>, for positive <paramref name="x"/>.</summary>
    public static double Pow(double x, double y) => Exp(y * Log(x));

    private static double PowerOfTwo(long k) => BitConverter.Int64BitsToDouble((k + 1023) << 52);

    // The same digits, between 1 and 2.
    private static double Mantissa(double x) => BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(x) & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
}
