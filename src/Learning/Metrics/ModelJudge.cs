using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Trees;

namespace Arus.Learning.Metrics;

/// <summary>Predicts tables, scores them, and asks what each feature is worth.</summary>
internal sealed class ModelJudge : IModelJudge
{
    /// <inheritdoc/>
    public double[] Predict(IModel model, FeatureTable table) => Predict(model, table.Values, table.Columns.Count);

    /// <inheritdoc/>
    public ModelScores Score(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> targets) => Scoring.Of(probabilities, targets);

    /// <inheritdoc/>
    /// <remarks>Breiman 2001: a column is shuffled as a whole, so that its own distribution stays; one shuffle each.</remarks>
    public IReadOnlyList<FeatureImportance> Importance(IModel model, Examples examples, ulong seed)
    {
        var columns = examples.Features.Columns.Count;
        var before = Scoring.Of(Predict(model, examples.Features), examples.Targets).LogLoss;
        var gains = (model as TreeModel)?.Gains();
        var random = new StrictRandom(seed);
        var importance = new FeatureImportance[columns];
        for (var column = 0; column < columns; column++)
        {
            var values = (double[])examples.Features.Values.Clone();
            for (var row = examples.Count - 1; row > 0; row--)
            {
                var other = random.NextInt(row + 1);
                var (here, there) = ((row * columns) + column, (other * columns) + column);
                (values[here], values[there]) = (values[there], values[here]);
            }

            var loss = Scoring.Of(Predict(model, values, columns), examples.Targets).LogLoss;
            importance[column] = new(examples.Features.Columns[column], gains?[column] ?? double.NaN, loss - before);
        }

        return importance;
    }

    private static double[] Predict(IModel model, double[] values, int columns)
    {
        var predictor = model.NewPredictor();
        var probabilities = new double[values.Length / columns];
        for (var row = 0; row < probabilities.Length; row++)
        {
            var first = row - model.Steps + 1;
            probabilities[row] = first < 0 ? double.NaN : predictor.Predict(values.AsSpan(first * columns, model.Steps * columns));
        }

        return probabilities;
    }
}
