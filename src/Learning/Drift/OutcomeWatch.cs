using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;

namespace Arus.Learning.Drift;

/// <summary>
/// Page's cumulative sum of standardised losses, none above 4, less half a deviation; beyond 8 it has drifted: without drift that takes thousands of outcomes, with losses one
/// deviation higher about sixteen.
/// </summary>
/// <param name="expectedLoss">Mean log-loss when the model was judged.</param>
/// <param name="deviation">Standard deviation of the losses then.</param>
internal sealed class OutcomeWatch(double expectedLoss, double deviation) : IOutcomeWatch
{
    private const int Bins = 10;
    private const double Slack = 0.5;
    private const double Limit = 8;

    // One outcome alone decides nothing.
    private const double Most = 4;

    private readonly double[] _said = new double[Bins];
    private readonly long[] _happened = new long[Bins];
    private double _losses;
    private double _sum;

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public double LossChange => Count == 0 ? 0 : (_losses / Count) - expectedLoss;

    /// <inheritdoc/>
    public bool HasDrifted { get; private set; }

    /// <inheritdoc/>
    public double CalibrationError
    {
        get
        {
            var error = 0.0;
            for (var bin = 0; bin < Bins; bin++)
            {
                error += Math.Abs(_said[bin] - _happened[bin]);
            }

            return Count == 0 ? 0 : error / Count;
        }
    }

    /// <inheritdoc/>
    public void Add(double probability, bool happened)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(probability is >= 0 and <= 1, true, nameof(probability));
        var bin = Math.Min((int)(probability * Bins), Bins - 1);
        _said[bin] += probability;
        _happened[bin] += happened ? 1 : 0;
        var loss = -StrictMath.Log(Math.Max(happened ? probability : 1 - probability, 1e-15));
        (Count, _losses) = (Count + 1, _losses + loss);
        _sum = Math.Max(0, _sum + Math.Min((loss - expectedLoss) / deviation, Most) - Slack);
        HasDrifted |= _sum > Limit;
    }
}
