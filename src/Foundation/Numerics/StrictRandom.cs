using System.Numerics;

namespace Arus.Foundation.Numerics;

/// <summary>
/// Random numbers that are the same on every machine: xoshiro256** (Blackman and Vigna 2018), its state filled by SplitMix64 from a seed of 64
/// bits. For models and tests, not for secrets. Not for several threads at once.
/// </summary>
public sealed class StrictRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private double _spare = double.NaN;

    /// <summary>The sequence of a seed.</summary>
    public StrictRandom(ulong seed) => (_s0, _s1, _s2, _s3) = (SplitMix(ref seed), SplitMix(ref seed), SplitMix(ref seed), SplitMix(ref seed));

    internal StrictRandom(ulong s0, ulong s1, ulong s2, ulong s3) => (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), in steps of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0 to <paramref name="limit"/> − 1, without bias (Lemire 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    public int NextInt(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var range = (ulong)limit;
        var unbiased = (0UL - range) % range;
        ulong high;
        ulong low;
        do
        {
            high = Math.BigMul(NextUInt64(), range, out low);
        }
        while (low < unbiased);
        return (int)high;
    }

    /// <summary>Standard normal, by the polar method (Marsaglia and Bray 1964).</summary>
    public double NextGaussian()
    {
        if (!double.IsNaN(_spare))
        {
            var spare = _spare;
            _spare = double.NaN;
            return spare;
        }

        double x, y, square;
        do
        {
            x = (2.0 * NextDouble()) - 1.0;
            y = (2.0 * NextDouble()) - 1.0;
            square = (x * x) + (y * y);
        }
        while (square is >= 1.0 or 0.0);
        var scale = Math.Sqrt(-2.0 * StrictMath.Log(square) / square);
        _spare = y * scale;
        return x * scale;
    }

    /// <summary>Exponential with mean 1.</summary>
    public double NextExponential() => -StrictMath.Log(1.0 - NextDouble());

    internal static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
