namespace Arus.UnitTests.Foundation.Numerics;

/// <summary>Numbers of about 32 digits, the sum of two doubles (Dekker 1971): what the errors of functions are measured against.</summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static readonly DoubleDouble Ln2 = new(0.6931471805599453, 2.3190468138462996e-17);

    private static readonly DoubleDouble[] InverseFactorials = Factorials();

    public static implicit operator DoubleDouble(double x) => new(x, 0);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var sum = a.High + b.High;
        var part = sum - a.High;
        var rest = (a.High - (sum - part)) + (b.High - part);
        return Renormal(sum, rest + a.Low + b.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + new DoubleDouble(-b.High, -b.Low);

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var product = a.High * b.High;
        var rest = Math.FusedMultiplyAdd(a.High, b.High, -product);
        return Renormal(product, rest + ((a.High * b.Low) + (a.Low * b.High)));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble quotient = a.High / b.High;
        var rest = a - (quotient * b);
        return quotient + (rest.High / b.High);
    }

    /// <summary>e to its power less 1, for |x| below 1.</summary>
    public static DoubleDouble Expm1Small(DoubleDouble x)
    {
        // (1 + p)² − 1 = 2p + p², eight times.
        var r = new DoubleDouble(x.High / 256, x.Low / 256);
        var sum = InverseFactorials[^1];
        for (var i = InverseFactorials.Length - 2; i >= 0; i--)
        {
            sum = (sum * r) + InverseFactorials[i];
        }

        var p = sum * r;
        for (var i = 0; i < 8; i++)
        {
            p = new DoubleDouble(2 * p.High, 2 * p.Low) + (p * p);
        }

        return p;
    }

    public static DoubleDouble Exp(DoubleDouble x)
    {
        var k = Math.Round(x.High / Ln2.High);
        var p = Expm1Small(x - (Ln2 * k)) + 1;
        return new(Math.ScaleB(p.High, (int)k), Math.ScaleB(p.Low, (int)k));
    }

    public static DoubleDouble Expm1(DoubleDouble x) => Math.Abs(x.High) < 0.5 ? Expm1Small(x) : Exp(x) - 1;

    public static DoubleDouble Log(DoubleDouble x)
    {
        // One Newton step from the platform's answer doubles its digits.
        var power = Math.ILogB(x.High);
        DoubleDouble mantissa = new(Math.ScaleB(x.High, -power), Math.ScaleB(x.Low, -power));
        var guess = Math.Log(mantissa.High);
        return (Ln2 * power) + (guess + ((mantissa * Exp(-guess)) - 1) - (((mantissa * Exp(-guess)) - 1) * ((mantissa * Exp(-guess)) - 1) * 0.5));
    }

    /// <summary>How far a double is from this, in units of its last place.</summary>
    public double UnitsFrom(double x) => Math.Abs((x - High) - Low) / (Math.BitIncrement(Math.Abs(High)) - Math.Abs(High));

    private static DoubleDouble Renormal(double high, double low)
    {
        var sum = high + low;
        return new(sum, low - (sum - high));
    }

    private static DoubleDouble[] Factorials()
    {
        // 1/1!, 1/2! … 1/13!: (1/256)^13 / 14! is far below 2^-106.
        var result = new DoubleDouble[13];
        DoubleDouble term = 1;
        for (var i = 0; i < result.Length; i++)
        {
            term /= i + 1.0;
            result[i] = term;
        }

        return result;
    }
}
