using Arus.Learning.Networks.Training;

namespace Arus.Learning.Networks.Patterns;

/// <summary>The mean square of what a network leaves of the features it was given; what is missing does not count.</summary>
/// <param name="standardiser">Makes the inputs.</param>
/// <param name="steps">Steps of a window.</param>
internal sealed class ReconstructionLoss(Standardiser standardiser, int steps) : ILoss
{
    private readonly int[] _flags = [.. Enumerable.Range(0, standardiser.Features).Select(standardiser.FlagOf)];

    /// <inheritdoc/>
    public (double Loss, double Weight) Of(ReadOnlySpan<int> batch, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs, Span<float> gradient)
    {
        var loss = 0.0;
        for (var row = 0; row < batch.Length; row++)
        {
            loss += OfRow(row, batch.Length, inputs, outputs, gradient);
        }

        return (loss, batch.Length);
    }

    /// <summary>The loss of one row, and its gradient as a share of the batch; 0 when all is missing.</summary>
    /// <param name="row">The row.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="inputs">The inputs, the step outermost.</param>
    /// <param name="outputs">Per row the features of all steps.</param>
    /// <param name="gradient">By the outputs; empty when nobody asks.</param>
    public double OfRow(int row, int rows, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs, Span<float> gradient)
    {
        var (features, width) = (standardiser.Features, standardiser.Width);
        var own = outputs.Slice(row * steps * features, steps * features);
        var slopes = gradient.IsEmpty ? default : gradient.Slice(row * steps * features, steps * features);
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < own.Length; i++)
        {
            var line = inputs.Slice(((i / features * rows) + row) * width, width);
            var isPresent = _flags[i % features] is var flag && (flag < 0 || line[flag] == 0f);
            double left = isPresent ? own[i] - line[i % features] : 0;
            (sum, count) = (sum + (left * left), count + (isPresent ? 1 : 0));
            if (!slopes.IsEmpty)
            {
                slopes[i] = (float)left;
            }
        }

        var scale = count == 0 ? 0f : (float)(2.0 / ((double)count * rows));
        foreach (ref var slope in slopes)
        {
            slope *= scale;
        }

        return count == 0 ? 0 : sum / count;
    }
}
