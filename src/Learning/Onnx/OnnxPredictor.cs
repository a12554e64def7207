using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;

namespace Arus.Learning.Onnx;

/// <summary>
/// Predicts with an ONNX model; NaN where it answers no probability. Nothing is known of its inside: it is explained by Shapley values of one pair of orders (Castro and others
/// 2009), the features set one after another from 0 to what they are, forwards and backwards, the two changes of each averaged; these add up exactly.
/// </summary>
/// <param name="run">Runs it.</param>
/// <param name="features">Features per step.</param>
/// <param name="steps">Steps.</param>
/// <param name="isLogOdds">Whether it answers log-odds; else the probability.</param>
internal sealed class OnnxPredictor(OnnxRun run, int features, int steps, bool isLogOdds) : IPredictor
{
    private readonly double[] _answer = new double[2];
    private readonly double[] _mixed = new double[features * steps];

    /// <inheritdoc/>
    public double Predict(ReadOnlySpan<double> rows)
    {
        var count = run.Run(rows, _answer, out _);
        var answer = count is 1 or 2 ? _answer[count - 1] : double.NaN;
        if (isLogOdds)
        {
            return StrictMath.Logistic(answer);
        }

        return answer is >= 0 and <= 1 ? answer : double.NaN;
    }

    /// <inheritdoc/>
    public double Explain(ReadOnlySpan<double> rows, Span<double> attributions)
    {
        attributions.Clear();
        var start = 0.0;
        foreach (var isForward in new ReadOnlySpan<bool>([true, false]))
        {
            _mixed.AsSpan().Clear();
            start = StrictMath.Logit(Predict(_mixed));
            var before = start;
            for (var i = 0; i < features; i++)
            {
                var feature = isForward ? i : features - 1 - i;
                for (var step = 0; step < steps; step++)
                {
                    _mixed[(step * features) + feature] = rows[(step * features) + feature];
                }

                var after = StrictMath.Logit(Predict(_mixed));
                attributions[feature] += (after - before) / 2;
                before = after;
            }
        }

        return start;
    }
}
