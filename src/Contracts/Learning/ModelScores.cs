namespace Arus.Contracts.Learning;

/// <summary>How good probabilities are.</summary>
/// <param name="Rows">How many were judged.</param>
/// <param name="LogLoss">The mean of −ln of the probability given to what happened; a probability counts as at least 1e-15.</param>
/// <param name="Brier">The mean square of probability − outcome (Brier 1950).</param>
/// <param name="CalibrationError">The expected calibration error: the mean over the bins of |mean probability − share of events|, by rows.</param>
/// <param name="Accuracy">The share of rows where the likelier outcome happened; ½ counts as the event.</param>
/// <param name="Reliability">Ten bins of equal width from 0 to 1, lowest first.</param>
public sealed record ModelScores(
    int Rows, double LogLoss, double Brier, double CalibrationError, double Accuracy, IReadOnlyList<ReliabilityBin> Reliability)
{
    /// <summary>
    /// Up to ten bins of about as many rows each, lowest first, those without a row left out: probabilities near one half all fall into two bins of equal width. Equal
    /// probabilities are never parted. Empty for a version registered before these were kept.
    /// </summary>
    public IReadOnlyList<ReliabilityBin> ByMass { get; init; } = [];
}

/// <summary>One point of a reliability curve.</summary>
/// <param name="Low">The least probability of the bin.</param>
/// <param name="High">Where the next bin begins; the last one holds 1.</param>
/// <param name="Rows">How many probabilities fell into it.</param>
/// <param name="MeanProbability">Their mean; NaN when there is none.</param>
/// <param name="EventShare">The share of events among them; NaN when there is none.</param>
public sealed record ReliabilityBin(double Low, double High, int Rows, double MeanProbability, double EventShare);

/// <summary>How much a feature matters to a model.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Gain">Its share of what all splits gained in training; NaN for models without splits.</param>
/// <param name="Permutation">How much the log-loss rises when its values are shuffled among the rows.</param>
public sealed record FeatureImportance(string Feature, double Gain, double Permutation);

/// <summary>Judges models on examples they have not seen.</summary>
public interface IModelJudge
{
    /// <summary>The probability of each row; NaN for the first rows, which have no whole window before them.</summary>
    double[] Predict(IModel model, FeatureTable table);

    /// <summary>Scores probabilities; rows whose probability is NaN are left out.</summary>
    /// <param name="probabilities">From 0 to 1.</param>
    /// <param name="targets">Per row 1 when the event happened, else 0.</param>
    /// <exception cref="InvalidInputException">No row is left.</exception>
    ModelScores Score(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> targets);

    /// <summary>The importance of every feature, in the model's order.</summary>
    /// <param name="model">The model.</param>
    /// <param name="examples">What permutation is judged by.</param>
    /// <param name="seed">Decides the shuffles.</param>
    IReadOnlyList<FeatureImportance> Importance(IModel model, Examples examples, ulong seed);
}
