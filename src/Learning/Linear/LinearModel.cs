using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Files;

namespace Arus.Learning.Linear;

/// <summary>A logistic regression.</summary>
/// <param name="header">What it says of itself.</param>
/// <param name="scale">How features are standardised.</param>
/// <param name="weights">The intercept, and the coefficient of each standardised feature.</param>
internal sealed class LinearModel(ModelHeader header, Standardisation scale, double[] weights) : IModel, IPredictor
{
    /// <inheritdoc/>
    public ModelId Id => header.Id;

    /// <inheritdoc/>
    public ModelSpec Spec => header.Spec;

    /// <inheritdoc/>
    public IReadOnlyList<string> Features => header.Features;

    /// <inheritdoc/>
    public int Steps => 1;

    /// <summary>The intercept, and the coefficient of each standardised feature.</summary>
    public IReadOnlyList<double> Weights => weights;

    /// <inheritdoc/>
    /// <remarks>It needs no working memory, so one serves all.</remarks>
    public IPredictor NewPredictor() => this;

    /// <inheritdoc/>
    public double Predict(ReadOnlySpan<double> rows)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.Length, header.Features.Count);
        var margin = weights[0];
        for (var column = 0; column < rows.Length; column++)
        {
            margin += weights[column + 1] * scale.Of(column, rows[column]);
        }

        return StrictMath.Logistic(margin);
    }

    /// <inheritdoc/>
    /// <remarks>The Shapley value of a linear model whose features are taken as independent: coefficient × distance from the mean.</remarks>
    public double Explain(ReadOnlySpan<double> rows, Span<double> attributions)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.Length, header.Features.Count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(attributions.Length, header.Features.Count);
        for (var column = 0; column < rows.Length; column++)
        {
            attributions[column] = weights[column + 1] * scale.Of(column, rows[column]);
        }

        return weights[0];
    }

    /// <inheritdoc/>
    public void Write(Stream stream) => ModelFile.Write(stream, header, body =>
    {
        body.Write(scale.Means);
        body.Write(scale.Inverses);
        body.Write(weights);
    });
}
