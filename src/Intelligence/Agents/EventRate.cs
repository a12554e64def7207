using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Agents;

/// <summary>How often something happens, with older happenings fading: rate = Σ 2^(−ageᵢ ÷ half-life) · ln 2 ÷ half-life.</summary>
/// <param name="halfLifeNanos">The age at which one counts half.</param>
internal struct EventRate(double halfLifeNanos)
{
    private const double Ln2 = 0.69314718055994530942;

    private double _sum;
    private Timestamp _at;

    /// <summary>How many there were.</summary>
    public long Count { get; private set; }

    /// <summary>Takes one, in the order of time.</summary>
    public void Add(Timestamp at)
    {
        _sum = Faded(at) + 1.0;
        _at = at;
        Count++;
    }

    /// <summary>How many there were of late, each faded with its age.</summary>
    public readonly double Faded(Timestamp now) => _sum == 0 ? 0.0 : _sum * StrictMath.Exp(-Ln2 * (now - _at) / halfLifeNanos);

    /// <summary>The chance of at least one within a stretch of time, if they come as a Poisson process.</summary>
    public readonly double Chance(Timestamp now, long withinNanos) => 1.0 - StrictMath.Exp(-Faded(now) * Ln2 / halfLifeNanos * withinNanos);
}
