using Arus.Foundation.Numerics;

namespace Arus.Learning.Networks.Training;

/// <summary>−ln of the probability given to what happened; the output is the log-odds of the event.</summary>
/// <param name="windows">The windows with their targets and weights.</param>
internal sealed class LogLoss(WindowSet windows) : ILoss
{
    /// <inheritdoc/>
    public (double Loss, double Weight) Of(ReadOnlySpan<int> batch, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs, Span<float> gradient)
    {
        var (loss, total) = (0.0, 0.0);
        foreach (var window in batch)
        {
            total += windows.Weights[window];
        }

        for (var i = 0; i < batch.Length; i++)
        {
            var (target, weight) = (windows.Targets[batch[i]], windows.Weights[batch[i]]);
            double odds = outputs[i];
            // ln(1 + e^z) − y·z, without overflow.
            loss += weight * (Math.Max(odds, 0) + StrictMath.Log1p(StrictMath.Exp(-Math.Abs(odds))) - (target * odds));
            if (!gradient.IsEmpty)
            {
                gradient[i] = (float)(weight * (StrictMath.Logistic(odds) - target) / total);
            }
        }

        return (loss, total);
    }
}
