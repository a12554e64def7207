using Arus.Contracts.MarketData;

namespace Arus.Contracts.Learning;

/// <summary>
/// What is kept with a version, so that it can be used, explained, and judged again by the same outcomes: its model card (Mitchell et al., "Model Cards for Model
/// Reporting", 2019).
/// </summary>
public sealed record ModelCard
{
    /// <summary>Where the model comes from: <c>training</c>, or the format and name of the file that was imported.</summary>
    public required string Origin { get; init; }

    /// <summary>What it predicts; null when that is not known, and it cannot be judged on live outcomes.</summary>
    public PredictionTask? Task { get; init; }

    /// <summary>
    /// The close of the last bar that any of its training outcomes read: about that moment and earlier ones it knows what no strategy could. Null when that is not
    /// known: then it is taken to know everything up to its registration.
    /// </summary>
    public Timestamp? KnownTo { get; init; }

    /// <summary>Makes its probabilities mean what they say; null for as they are.</summary>
    public ModelCalibration? Calibration { get; init; }

    /// <summary>Its calibrated probabilities on rows it had not seen, with the bins of the reliability curve; null when it was not judged.</summary>
    public ModelScores? Scores { get; init; }

    /// <summary>Standard deviation of the log-losses behind <see cref="Scores"/>; null when it was not judged.</summary>
    public double? LossDeviation { get; init; }

    /// <summary>How far stretches of its own training rows lie from all of them; null when that is not known.</summary>
    public DriftBaseline? Drift { get; init; }

    /// <summary>What speaks against acting on it; empty for nothing.</summary>
    public IReadOnlyList<string> Objections { get; init; } = [];

    /// <summary>Its most important features, first the most important.</summary>
    public IReadOnlyList<FeatureImportance> Importance { get; init; } = [];
}

/// <summary>What a model of bars predicts, and from what: enough to make rows and outcomes as in training.</summary>
/// <param name="Source">Whose bars it was trained on.</param>
/// <param name="Instrument">Of what.</param>
/// <param name="Others">The instruments it compares with.</param>
/// <param name="Period">Of the bars.</param>
/// <param name="Barriers">How outcomes are labelled; how far it looks ahead is <see cref="BarrierSpec.HorizonBars"/>.</param>
public sealed record PredictionTask(SourceId Source, InstrumentId Instrument, IReadOnlyList<InstrumentId> Others, BarPeriod Period, BarrierSpec Barriers)
{
    /// <summary>The kept economic calendar its rows told of; null for none.</summary>
    public string? Calendar { get; init; }
}

/// <summary>A calibration as it is kept.</summary>
/// <param name="Method">A name of <see cref="ICalibrations.Methods"/>.</param>
/// <param name="Parameters">As <see cref="ICalibration.Parameters"/> gave them.</param>
public sealed record ModelCalibration(string Method, IReadOnlyList<double> Parameters);

/// <summary>
/// What drift measures without drift: rows that follow one another are alike, so that any stretch of them differs from the whole. Later rows have moved when they
/// differ more than these did.
/// </summary>
/// <param name="Rows">How many consecutive rows a stretch had.</param>
/// <param name="StabilityIndices">Per feature of the model the greatest population stability index of a stretch against all training rows.</param>
/// <param name="FarShare">The greatest share of rows of a stretch that lay beyond 99 % of all training rows.</param>
public sealed record DriftBaseline(int Rows, IReadOnlyList<double> StabilityIndices, double FarShare);
