namespace Arus.Contracts.Learning;

/// <summary>How far one feature has moved from what a model was trained on.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="StabilityIndex">Population stability index over ten bins of equal share and one for missing: below 0.1 stable, above 0.25 moved.</param>
/// <param name="Distance">Kolmogorov and Smirnov's: the greatest distance of the two distribution functions, 0 to 1.</param>
/// <param name="PValue">How likely a distance at least so great is if nothing moved; rows that depend on one another make it too small.</param>
public sealed record FeatureDrift(string Feature, double StabilityIndex, double Distance, double PValue);

/// <summary>The training data as drift is measured against it. Never changes.</summary>
public interface IDriftProfile
{
    /// <summary>The features, in this order.</summary>
    IReadOnlyList<string> Features { get; }

    /// <summary>Compares later rows, feature by feature.</summary>
    /// <exception cref="InvalidInputException">The columns are others, or there are too few rows.</exception>
    IReadOnlyList<FeatureDrift> Compare(FeatureTable rows);

    /// <summary>Something that measures rows: for one thread at a time, allocates nothing per row.</summary>
    IRowDistance NewRowDistance();

    /// <summary>Writes it, for <see cref="IDriftProfiles.Read"/>. The same profile writes the same bytes.</summary>
    void Write(Stream stream);
}

/// <summary>How far a row lies from the training data.</summary>
public interface IRowDistance
{
    /// <summary>The share of training rows that lay nearer to their middle; 0 to 1, and 1 beyond all of them. A missing feature is taken for its mean.</summary>
    /// <param name="row">One row; NaN is missing.</param>
    double Share(ReadOnlySpan<double> row);
}

/// <summary>Follows whether predictions still come true as they did when the model was judged.</summary>
public interface IOutcomeWatch
{
    /// <summary>How many outcomes are known.</summary>
    long Count { get; }

    /// <summary>Mean log-loss of all outcomes less the expected one.</summary>
    double LossChange { get; }

    /// <summary>Expected calibration error over ten bins of probability: the mean distance of what was said from what happened, 0 to 1.</summary>
    double CalibrationError { get; }

    /// <summary>Whether losses have risen for good: a cumulative sum beyond its limit (Page 1954). Stays true.</summary>
    bool HasDrifted { get; }

    /// <summary>Adds an outcome.</summary>
    /// <param name="probability">What was said, 0 to 1.</param>
    /// <param name="happened">Whether it happened.</param>
    void Add(double probability, bool happened);
}

/// <summary>Makes what drift is measured by.</summary>
public interface IDriftProfiles
{
    /// <summary>The profile of training rows.</summary>
    /// <exception cref="InvalidInputException">The rows cannot be used; every fault is named.</exception>
    IDriftProfile Of(FeatureTable training);

    /// <summary>Reads what <see cref="IDriftProfile.Write"/> wrote.</summary>
    /// <param name="name">What faults call it.</param>
    /// <param name="stream">The file.</param>
    /// <exception cref="InvalidInputException">It is truncated, foreign, damaged or larger than allowed.</exception>
    IDriftProfile Read(string name, Stream stream);

    /// <summary>A watch over outcomes.</summary>
    /// <param name="expectedLoss">Mean log-loss when the model was judged.</param>
    /// <param name="deviation">Standard deviation of the losses then, above 0.</param>
    /// <exception cref="InvalidInputException">They are no such numbers.</exception>
    IOutcomeWatch NewWatch(double expectedLoss, double deviation);
}
