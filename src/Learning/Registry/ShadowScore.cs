using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Drift;

namespace Arus.Learning.Registry;

/// <summary>Losses of champion and challenger on the same outcomes; the variance of their difference as Welford (1962) sums it.</summary>
internal sealed class ShadowScore : IShadowScore
{
    // Only the calibration is asked for.
    private readonly OutcomeWatch _challenger = new(0, 1);
    private double _championLosses;
    private double _challengerLosses;
    private double _mean;
    private double _squares;

    /// <inheritdoc/>
    public ShadowEvidence Evidence
    {
        get
        {
            var count = _challenger.Count;
            return count == 0
                ? new(0, 0, 0, 0, 0)
                : new(count, _championLosses / count, _challengerLosses / count, count < 2 ? 0 : Math.Sqrt(_squares / (count - 1) / count), _challenger.CalibrationError);
        }
    }

    /// <inheritdoc/>
    public void Add(double champion, double challenger, bool happened)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(champion is >= 0 and <= 1, true, nameof(champion));
        _challenger.Add(challenger, happened);
        var (one, other) = (Loss(champion, happened), Loss(challenger, happened));
        (_championLosses, _challengerLosses) = (_championLosses + one, _challengerLosses + other);
        var before = one - other - _mean;
        _mean += before / _challenger.Count;
        _squares += before * (one - other - _mean);
    }

    private static double Loss(double probability, bool happened) => -StrictMath.Log(Math.Max(happened ? probability : 1 - probability, 1e-15));
}
