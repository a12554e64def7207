using Arus.Contracts.Learning;
using Arus.Learning.Trees.Explanation;
using Arus.Learning.Trees.Prediction;

namespace Arus.Learning.Trees;

/// <summary>Predicts with one model of trees.</summary>
internal sealed class TreePredictor(TreeModel model, FlatTrees flat) : IPredictor
{
    private readonly double[] _inputs = new double[flat.Inputs.Length];
    private TreeShap? _shap;

    /// <inheritdoc/>
    public double Predict(ReadOnlySpan<double> rows)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.Length, model.Features.Count);
        return model.Ensemble.Probability(flat.Margin(rows, _inputs));
    }

    /// <inheritdoc/>
    public double Explain(ReadOnlySpan<double> rows, Span<double> attributions)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.Length, model.Features.Count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(attributions.Length, model.Features.Count);
        _shap ??= new TreeShap(model.Ensemble);
        return _shap.Explain(rows, attributions);
    }
}
