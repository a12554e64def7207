namespace Arus.Contracts.Learning;

/// <summary>Names a model by what made it: the hash of kind, settings, seed, code version and data, in lower-case hexadecimal.</summary>
public readonly record struct ModelId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>How to make a model.</summary>
/// <param name="Kind">A name of <see cref="IModelCatalog"/>, such as <c>booster</c>.</param>
/// <param name="Settings">Settings by name; what is absent has the kind's default.</param>
/// <param name="Seed">Decides everything left to chance.</param>
public sealed record ModelSpec(string Kind, IReadOnlyDictionary<string, string> Settings, ulong Seed);

/// <summary>A trained model: the probability of an event from a row of features, or from the last rows of them. Never changes.</summary>
public interface IModel
{
    /// <summary>Its name.</summary>
    ModelId Id { get; }

    /// <summary>How it was made, every setting filled in.</summary>
    ModelSpec Spec { get; }

    /// <summary>The features it reads, in this order.</summary>
    IReadOnlyList<string> Features { get; }

    /// <summary>How many consecutive rows one prediction reads: 1, or the window of a sequence model.</summary>
    int Steps { get; }

    /// <summary>Something that predicts with it and holds the working memory: for one thread at a time, allocates nothing per prediction.</summary>
    IPredictor NewPredictor();

    /// <summary>Writes it, for <see cref="IModelFiles.Read"/>. The same model writes the same bytes.</summary>
    void Write(Stream stream);
}

/// <summary>Predicts with one model.</summary>
public interface IPredictor
{
    /// <summary>The probability of the event.</summary>
    /// <param name="rows"><see cref="IModel.Steps"/> rows, oldest first, one after another; NaN is missing.</param>
    double Predict(ReadOnlySpan<double> rows);

    /// <summary>How much each feature moved this prediction, in log-odds; with the answer, the expectation, they add up to the log-odds of the prediction.</summary>
    /// <param name="rows">As for <see cref="Predict"/>.</param>
    /// <param name="attributions">One per feature; for a sequence summed over its steps.</param>
    /// <returns>The log-odds before any feature is known.</returns>
    double Explain(ReadOnlySpan<double> rows, Span<double> attributions);
}
