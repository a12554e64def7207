using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;

namespace Arus.Learning.Trees;

/// <summary>Ends boosting when the log-loss on other examples has not fallen for some rounds.</summary>
/// <param name="validation">The other examples.</param>
/// <param name="start">The margin before the first tree.</param>
/// <param name="patience">How many rounds may pass without a better one.</param>
internal sealed class EarlyStopping(Examples validation, double start, int patience)
{
    private readonly double[] _margins = [.. Enumerable.Repeat(start, validation.Count)];
    private double _bestLoss = double.PositiveInfinity;
    private int _rounds;

    /// <summary>How many trees gave the least loss.</summary>
    public int Best { get; private set; }

    /// <summary>Adds a tree; false when it is time to end.</summary>
    public bool GoesOn(Tree tree)
    {
        var (loss, all) = (0.0, 0.0);
        for (var row = 0; row < _margins.Length; row++)
        {
            _margins[row] += tree.ValueOf(validation.Features.Row(row));
            var weight = validation.Weights?[row] ?? 1;
            loss += weight * LossOf(validation.Targets[row] > 0 ? -_margins[row] : _margins[row]);
            all += weight;
        }

        _rounds++;
        if (loss / all < _bestLoss)
        {
            (_bestLoss, Best) = (loss / all, _rounds);
        }

        return _rounds - Best < patience;
    }

    // ln(1 + e^z) without overflow.
    private static double LossOf(double z) => Math.Max(z, 0) + StrictMath.Log(1 + StrictMath.Exp(-Math.Abs(z)));
}
