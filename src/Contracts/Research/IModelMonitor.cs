using Arus.Contracts.Learning;

namespace Arus.Contracts.Research;

/// <summary>Which models to follow on which stored quotes.</summary>
public sealed record MonitorRequest
{
    /// <summary>Where the store is and the models are kept.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Whose models.</summary>
    public required string Slot { get; init; }

    /// <summary>Whose quotes: bars of the models' period as they are stored, and bars made of what is stored finer.</summary>
    public required SourceId Source { get; init; }

    /// <summary>
    /// First moment that counts; null for what came after the models were registered, the only evidence a promotion rests on. Never before what they were trained on ends.
    /// </summary>
    public Timestamp? From { get; init; }

    /// <summary>Last moment, not included; null to the end.</summary>
    public Timestamp? To { get; init; }
}

/// <summary>One version on outcomes it was not trained on.</summary>
/// <param name="Version">The version.</param>
/// <param name="From">The close of the first bar that counts; null when none does.</param>
/// <param name="To">The close of the last bar whose outcome is known; null when there is none.</param>
/// <param name="Scores">How good its calibrated probabilities were; null without outcomes.</param>
/// <param name="Evidence">It beside the champion, on the outcomes both may be judged by; null for the champion, without one, and without outcomes.</param>
/// <param name="Obstacle">Why it cannot become champion on this; null when it can, and for the champion.</param>
public sealed record ShadowResult(ModelVersion Version, Timestamp? From, Timestamp? To, ModelScores? Scores, ShadowEvidence? Evidence, Fault? Obstacle);

/// <summary>Champion and challengers on the same later outcomes.</summary>
/// <param name="Slot">Whose models.</param>
/// <param name="Source">Whose quotes.</param>
/// <param name="Rule">What a challenger must show: the more there are, the more, because the luckiest of many is lucky.</param>
/// <param name="Champion">The champion; null when there is none.</param>
/// <param name="Challengers">Every challenger that has not expired, by number.</param>
public sealed record ShadowReport(string Slot, SourceId Source, PromotionRule Rule, ShadowResult? Champion, IReadOnlyList<ShadowResult> Challengers);

/// <summary>How far one feature has moved.</summary>
/// <param name="Drift">What was measured.</param>
/// <param name="Usual">The greatest stability index of stretches of the training rows; NaN when that is not known.</param>
/// <param name="HasMoved">Whether it is above 0.25 and above the usual.</param>
public sealed record MovedFeature(FeatureDrift Drift, double Usual, bool HasMoved);

/// <summary>Whether predictions still come true as they did; of the newest outcomes, as far apart as one lasts on average.</summary>
/// <param name="Count">How many outcomes.</param>
/// <param name="LossChange">Mean log-loss less what was expected.</param>
/// <param name="CalibrationError">Expected calibration error, 0 to 1.</param>
/// <param name="HasDrifted">Whether losses have risen for good.</param>
public sealed record OutcomeDrift(long Count, double LossChange, double CalibrationError, bool HasDrifted);

/// <summary>How the market has moved away from what a version was trained on.</summary>
/// <param name="Version">The version: the champion, or the newest that has not expired.</param>
/// <param name="Source">Whose quotes.</param>
/// <param name="From">The close of the first row that was compared; null when there were too few.</param>
/// <param name="To">The close of the last.</param>
/// <param name="Rows">How many rows were compared.</param>
/// <param name="RowsMin">How many are needed.</param>
/// <param name="Features">Every feature, the farthest moved first; empty when there were too few rows.</param>
/// <param name="FarShare">The share of rows that lie beyond 99 % of the training rows.</param>
/// <param name="Outcomes">Whether predictions still come true; null when it was never judged or no outcome is known.</param>
/// <param name="Findings">What was found, in words; empty for no drift.</param>
public sealed record DriftReport(
    ModelVersion Version, SourceId Source, Timestamp? From, Timestamp? To, int Rows, int RowsMin, IReadOnlyList<MovedFeature> Features, double FarShare, OutcomeDrift? Outcomes,
    IReadOnlyList<string> Findings)
{
    /// <summary>Whether anything was found.</summary>
    public bool HasDrifted => Findings.Count > 0;
}

/// <summary>Follows registered models on quotes that came after their training. Remembers nothing: the same store and registry give the same answer.</summary>
public interface IModelMonitor
{
    /// <summary>Predicts with champion and challengers what came after, and compares their losses once the outcomes are known.</summary>
    /// <exception cref="InvalidInputException">The slot, or the store's series, is not there, or a file of a model is not what was registered.</exception>
    ShadowReport Shadow(MonitorRequest request, CancellationToken stop);

    /// <summary>Compares the newest rows and outcomes with the training rows and scores of the champion; of the newest version where there is none.</summary>
    /// <exception cref="InvalidInputException">As for <see cref="Shadow"/>; or the version has no drift profile.</exception>
    DriftReport Drift(MonitorRequest request, CancellationToken stop);
}
