using Arus.Contracts.Intelligence;

namespace Arus.Intelligence.Agents;

/// <summary>Adds up signed evidence, keeps its reasons in order of weight, and tells how far it agrees with itself.</summary>
internal struct Evidence
{
    private RankedReasons _reasons;
    private double _magnitude;

    /// <summary>The sum; positive for up.</summary>
    public double Sum { get; private set; }

    /// <summary>1 when all evidence points one way, 0 when it cancels out or there is none.</summary>
    public readonly double Agreement => _magnitude > 0 ? Math.Min(1.0, Math.Abs(Sum) / _magnitude) : 0.0;

    /// <summary>The reasons, weightiest first.</summary>
    public readonly Reasons Reasons => _reasons.ToReasons();

    /// <summary>Adds evidence and the number it rests on.</summary>
    public void Add(Reason reason, double weight)
    {
        Sum += weight;
        _magnitude += Math.Abs(weight);
        _reasons.Add(reason, weight);
    }
}
