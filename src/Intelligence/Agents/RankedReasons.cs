using Arus.Contracts.Intelligence;

namespace Arus.Intelligence.Agents;

/// <summary>Gathers up to six reasons and hands them out weightiest first, on the stack.</summary>
internal struct RankedReasons
{
    private ReasonSlots _reasons;
    private WeightSlots _weights;
    private int _count;

    /// <summary>Adds a reason that moved the opinion by so much; equal ones keep their order.</summary>
    public void Add(Reason reason, double weight)
    {
        if (_count == ReasonSlots.Max)
        {
            return;
        }

        var at = _count++;
        var magnitude = Math.Abs(weight);
        while (at > 0 && _weights[at - 1] < magnitude)
        {
            _weights[at] = _weights[at - 1];
            _reasons[at] = _reasons[at - 1];
            at--;
        }

        _weights[at] = magnitude;
        _reasons[at] = reason;
    }

    /// <summary>The reasons, weightiest first.</summary>
    public readonly Reasons ToReasons()
    {
        var reasons = default(Reasons);
        for (var i = 0; i < _count; i++)
        {
            reasons.Add(_reasons[i]);
        }

        return reasons;
    }

    [System.Runtime.CompilerServices.InlineArray(ReasonSlots.Max)]
    private struct WeightSlots
    {
        private double _first;
    }
}
