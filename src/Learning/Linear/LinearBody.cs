using Arus.Contracts.Learning;
using Arus.Learning.Files;

namespace Arus.Learning.Linear;

/// <summary>A logistic regression in a model file.</summary>
internal sealed class LinearBody : IModelBody
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds => ["logistic"];

    /// <inheritdoc/>
    public IModel Read(ModelHeader header, BodyReader body)
    {
        var (means, inverses, weights) = (body.Numbers(), body.Numbers(), body.Numbers());
        var columns = header.Features.Count;
        body.Check(header.Steps == 1, "a logistic regression reads one row");
        body.Check(means.Length == columns && inverses.Length == columns && weights.Length == columns + 1, "not one coefficient per feature");
        body.Check(means.Concat(inverses).Concat(weights).All(double.IsFinite), "a coefficient that is no number");
        return new LinearModel(header, new Standardisation(means, inverses), weights);
    }
}
