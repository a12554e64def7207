namespace Arus.Contracts.Learning;

/// <summary>What a trained model is, where it comes from and how it did on what it had not seen.</summary>
public sealed record ModelVersion
{
    /// <summary>The model.</summary>
    public required ModelId Id { get; init; }

    /// <summary>What it is for, such as <c>EURUSD-H1</c>: champions are one per task.</summary>
    public required string Task { get; init; }

    /// <summary>How it was made.</summary>
    public required ModelSpec Spec { get; init; }

    /// <summary>The features it reads.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>How its outcomes were labelled.</summary>
    public required BarrierSpec Barriers { get; init; }

    /// <summary>Close of the first bar it learned from.</summary>
    public required Timestamp From { get; init; }

    /// <summary>Close of the last bar it learned from.</summary>
    public required Timestamp To { get; init; }

    /// <summary>SHA-256 over rows, outcomes and weights.</summary>
    public required string DataHash { get; init; }

    /// <summary>Rows it learned from.</summary>
    public required int Rows { get; init; }

    /// <summary>Folds of the purged cross-validation that judged it.</summary>
    public required int Folds { get; init; }

    /// <summary>Its scores on rows it had not seen, calibrated by others.</summary>
    public required ModelScores Scores { get; init; }

    /// <summary>Log-loss of knowing only how often the event happens, on the same rows.</summary>
    public required double BaseLogLoss { get; init; }

    /// <summary>Mean return of acting on its likelier side after the cost of a round trip, over all unseen rows.</summary>
    public required double EconomicValue { get; init; }

    /// <summary>The calibration fitted on all unseen predictions: method and numbers.</summary>
    public required string CalibrationMethod { get; init; }

    /// <summary>See <see cref="CalibrationMethod"/>.</summary>
    public required IReadOnlyList<double> CalibrationParameters { get; init; }

    /// <summary>When it was trained.</summary>
    public required Timestamp TrainedAt { get; init; }

    /// <summary>After this it is not used any more.</summary>
    public required Timestamp ExpiresAt { get; init; }
}

/// <summary>Whether a model may speak.</summary>
public enum ModelRole
{
    /// <summary>Kept and compared, in the shadow.</summary>
    Challenger,

    /// <summary>The one its task uses.</summary>
    Champion,

    /// <summary>Was champion before.</summary>
    Retired,
}

/// <summary>A version and its role.</summary>
/// <param name="Version">What it is.</param>
/// <param name="Role">Whether it may speak.</param>
/// <param name="Because">Who or what gave it that role, and on which evidence; empty for one that was only added.</param>
public sealed record RegisteredModel(ModelVersion Version, ModelRole Role, string Because);

/// <summary>The models of a data directory: <c>models/‹id›</c> each, and a history of roles that is only appended to.</summary>
public interface IModelRegistry
{
    /// <summary>Every model, by task, champions first, then the newest.</summary>
    /// <exception cref="InvalidInputException">A lineage or the history is damaged.</exception>
    IReadOnlyList<RegisteredModel> List(string dataDirectory);

    /// <summary>Keeps a model as challenger. The same model twice is one.</summary>
    void Add(string dataDirectory, ModelVersion version, IModel model);

    /// <summary>Reads a model by its id or an unambiguous start of it.</summary>
    /// <exception cref="InvalidInputException">There is none, or it is damaged.</exception>
    (RegisteredModel Registered, IModel Model) Read(string dataDirectory, string idOrStart);

    /// <summary>What speaks against making a model its task's champion at a moment; empty when the rule allows it.</summary>
    /// <param name="candidate">The challenger.</param>
    /// <param name="champion">The present one; null for none.</param>
    /// <param name="now">The moment.</param>
    IReadOnlyList<string> Objections(ModelVersion candidate, ModelVersion? champion, Timestamp now);

    /// <summary>Makes a model the champion of its task and keeps the evidence.</summary>
    /// <exception cref="InvalidInputException">There is no such model.</exception>
    /// <exception cref="RefusedException">The rule speaks against it.</exception>
    RegisteredModel Promote(string dataDirectory, string idOrStart, string who, Timestamp now);

    /// <summary>Gives a task its champion before the present one back.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    RegisteredModel RollBack(string dataDirectory, string task, string who, Timestamp now);
}
