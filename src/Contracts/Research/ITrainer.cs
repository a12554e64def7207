using Arus.Contracts.Learning;
using Arus.Contracts.MarketData;

namespace Arus.Contracts.Research;

/// <summary>Which models to train on which stored bars.</summary>
public sealed record TrainingRequest
{
    /// <summary>Where the store is and the models are kept.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Whose bars.</summary>
    public required SourceId Source { get; init; }

    /// <summary>One task each; each also reads the others as a comparison.</summary>
    public required IReadOnlyList<InstrumentId> Instruments { get; init; }

    /// <summary>Instruments that are compared with and not trained for, after those that are.</summary>
    public IReadOnlyList<InstrumentId> Others { get; init; } = [];

    /// <summary>Of the bars.</summary>
    public BarPeriod Period { get; init; } = BarPeriod.H1;

    /// <summary>First moment, included; null from the beginning.</summary>
    public Timestamp? From { get; init; }

    /// <summary>Last moment, not included; null to the end.</summary>
    public Timestamp? To { get; init; }

    /// <summary>Kinds of models.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = ["booster", "forest", "extra-trees", "logistic"];

    /// <summary>Settings of the kinds, by name; one that a kind does not have is not given to it.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Features; empty for the whole catalogue.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>The id of a kept economic calendar whose events the rows tell of; null for the current one, <c>none</c> for none.</summary>
    public string? Calendar { get; init; }

    /// <summary>How outcomes are labelled.</summary>
    public BarrierSpec Barriers { get; init; } = new();

    /// <summary>Folds of the purged cross-validation, 2 to 20.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>How calibrations are fitted.</summary>
    public string Calibration { get; init; } = "platt";

    /// <summary>Decides everything left to chance.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How long a model may be used. 1 to 3,650.</summary>
    public int ExpiresAfterDays { get; init; } = 90;

    /// <summary>Whether the best model nothing speaks against becomes champion where its slot has none; a champion is only followed on evidence from live outcomes.</summary>
    public bool Promotes { get; init; } = true;
}

/// <summary>One model that was trained, judged and registered.</summary>
/// <param name="Slot">What it is for, such as <c>eurusd-h1</c>.</param>
/// <param name="Number">Its version in the slot.</param>
/// <param name="Id">The model.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Rows">Rows it learned from, all of them.</param>
/// <param name="Scores">Its scores on rows it had not seen, calibrated by others.</param>
/// <param name="Raw">The same before calibration.</param>
/// <param name="BaseLogLoss">Log-loss of knowing only how often the event happens, on the same rows.</param>
/// <param name="EconomicValue">Mean return of acting on its likelier side after the cost of a round trip, over all unseen rows.</param>
/// <param name="Objections">What speaks against acting on it; empty for what may become champion.</param>
/// <param name="IsChampion">Whether its slot acts on it now.</param>
/// <param name="Importance">Its ten most important features.</param>
public sealed record TrainedModel(
    string Slot, int Number, ModelId Id, string Kind, int Rows, ModelScores Scores, ModelScores Raw, double BaseLogLoss, double EconomicValue,
    IReadOnlyList<string> Objections, bool IsChampion, IReadOnlyList<FeatureImportance> Importance);

/// <summary>What a training made.</summary>
/// <param name="Models">Every model, by task and kind.</param>
/// <param name="Hash">SHA-256 over the models' ids and their unseen probabilities: the same request gives the same.</param>
public sealed record TrainingResult(IReadOnlyList<TrainedModel> Models, string Hash);

/// <summary>Trains, judges and registers models.</summary>
public interface ITrainer
{
    /// <summary>Trains every kind on every instrument.</summary>
    /// <param name="request">What to train.</param>
    /// <param name="progress">Hears the fraction done, 0 to 1.</param>
    /// <param name="stop">Ends it; what is registered stays.</param>
    /// <exception cref="InvalidInputException">The request, or something it names, is wrong; every fault is named.</exception>
    TrainingResult Train(TrainingRequest request, IProgress<double>? progress, CancellationToken stop);
}
