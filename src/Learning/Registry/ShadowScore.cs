using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Drift;

namespace Arus.Learning.Registry;

/// <summary>
/// Losses of champion and challenger on the same outcomes. Whether one forecast is better than another is Diebold and Mariano's question (1995): outcomes that last at the same
/// time share what moved them, so the variance of the mean difference counts their covariances, with Newey and West's weights (1987), up to the longest overlap.
/// </summary>
internal sealed class ShadowScore : IShadowScore
{
    // Only the calibration is asked for.
    private readonly OutcomeWatch _challenger = new(0, 1);
    private readonly List<double> _differences = [];
    private double _championLosses;
    private double _challengerLosses;
    private long _independent;
    private int _lastRow = -1;
    private int _decided = -1;
    private int _overlap;

    /// <inheritdoc/>
    public ShadowEvidence Evidence
    {
        get
        {
            var count = _challenger.Count;
            return count == 0
                ? new(0, 0, 0, 0, 0, 0)
                : new(count, _independent, _championLosses / count, _challengerLosses / count, StandardError(), _challenger.CalibrationError);
        }
    }

    /// <inheritdoc/>
    public void Add(double champion, double challenger, bool happened, int row, int endRow)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(champion is >= 0 and <= 1, true, nameof(champion));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(row, _lastRow);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(endRow, row);
        _challenger.Add(challenger, happened);
        var (one, other) = (Loss(champion, happened), Loss(challenger, happened));
        (_championLosses, _challengerLosses) = (_championLosses + one, _challengerLosses + other);
        _differences.Add(one - other);
        (_lastRow, _overlap) = (row, Math.Max(_overlap, endRow - row - 1));
        if (row >= _decided)
        {
            (_independent, _decided) = (_independent + 1, endRow);
        }
    }

    // Never below what independent outcomes would have: a chance negative covariance proves nothing.
    private double StandardError()
    {
        var count = _differences.Count;
        if (count < 2)
        {
            return 0;
        }

        double[] centred = [.. _differences];
        var mean = Lanes.Sum(centred) / count;
        for (var i = 0; i < count; i++)
        {
            centred[i] -= mean;
        }

        var (own, shared) = (Lanes.Dot(centred, centred), 0.0);
        var lags = Math.Min(_overlap, count - 1);
        for (var lag = 1; lag <= lags; lag++)
        {
            shared += 2 * (1 - (lag / (lags + 1.0))) * Lanes.Dot(centred.AsSpan(lag), centred.AsSpan(0, count - lag));
        }

        return Math.Sqrt(Math.Max(own, own + shared) / (count - 1) / count);
    }

    private static double Loss(double probability, bool happened) => -StrictMath.Log(Math.Max(happened ? probability : 1 - probability, 1e-15));
}
