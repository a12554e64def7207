namespace Arus.Contracts.Learning;

/// <summary>What a version is used for.</summary>
public enum ModelStage
{
    /// <summary>Predicts beside the champion; nothing acts on it.</summary>
    Challenger,

    /// <summary>Is acted on.</summary>
    Champion,

    /// <summary>Was champion, and may become it again by a roll-back.</summary>
    Retired,

    /// <summary>Its time is over: nothing acts on it.</summary>
    Expired,
}

/// <summary>Where a version comes from.</summary>
/// <param name="From">The first moment of its training data.</param>
/// <param name="To">The last.</param>
/// <param name="DataHash">Names the data: SHA-256 in lower-case hexadecimal.</param>
/// <param name="Rows">How many rows it learned from; 0 when that is not known.</param>
/// <param name="Trials">How many others were tried before it was chosen, itself included.</param>
/// <param name="Metrics">What it was judged by out of sample, such as <c>logLoss</c>.</param>
public sealed record ModelLineage(Timestamp From, Timestamp To, string DataHash, int Rows, long Trials, IReadOnlyDictionary<string, double> Metrics);

/// <summary>One version of the model in a slot.</summary>
/// <param name="Slot">What the model is for, such as <c>eurusd-h1-direction</c>: small letters, digits and hyphens.</param>
/// <param name="Number">From 1, in the order of registration.</param>
/// <param name="Id">The model.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Lineage">Where it comes from.</param>
/// <param name="RegisteredAt">When.</param>
/// <param name="RegisteredBy">By whom.</param>
/// <param name="ExpiresAt">When it is no longer to be used; null for never.</param>
/// <param name="Stage">What it is used for now.</param>
public sealed record ModelVersion(
    string Slot, int Number, ModelId Id, string Kind, ModelLineage Lineage, Timestamp RegisteredAt, string RegisteredBy, Timestamp? ExpiresAt, ModelStage Stage);

/// <summary>How champion and challenger did on the same outcomes.</summary>
/// <param name="Outcomes">How many.</param>
/// <param name="Independent">How many of them can be chosen so that no two lasted at the same time.</param>
/// <param name="ChampionLoss">Mean log-loss of the champion.</param>
/// <param name="ChallengerLoss">Mean log-loss of the challenger.</param>
/// <param name="StandardError">Of the mean difference of the two, outcomes that overlap taken into account.</param>
/// <param name="CalibrationError">Expected calibration error of the challenger, 0 to 1.</param>
/// <param name="Basis">What the outcomes are: source, instrument, period and span, in words.</param>
public sealed record ShadowEvidence(
    long Outcomes, long Independent, double ChampionLoss, double ChallengerLoss, double StandardError, double CalibrationError, string Basis = "");

/// <summary>What a challenger must show.</summary>
/// <param name="OutcomesMin">The least outcomes.</param>
/// <param name="IndependentMin">The least of them that do not overlap.</param>
/// <param name="StandardErrorsMin">How many standard errors its loss must be below the champion's.</param>
/// <param name="CalibrationErrorMax">The largest calibration error.</param>
/// <param name="AllowsObjections">Whether a model that something speaks against may become champion: never, unless a person says so.</param>
public sealed record PromotionRule(
    long OutcomesMin = 200, long IndependentMin = 50, double StandardErrorsMin = 1.645, double CalibrationErrorMax = 0.05, bool AllowsObjections = false);

/// <summary>One entry of a slot's history.</summary>
/// <param name="At">When.</param>
/// <param name="What"><c>registered</c>, <c>promoted</c> or <c>rolled back</c>.</param>
/// <param name="Number">The version that was registered, or is champion from then on.</param>
/// <param name="By">By whom.</param>
/// <param name="Reason">Why.</param>
/// <param name="Evidence">What it was promoted on; null otherwise.</param>
public sealed record ModelChange(Timestamp At, string What, int Number, string By, string Reason, ShadowEvidence? Evidence);

/// <summary>What is registered.</summary>
/// <param name="Model">The model.</param>
/// <param name="Lineage">Where it comes from.</param>
/// <param name="Card">What is kept with it.</param>
/// <param name="Profile">Its training rows as drift is measured against them; null when they are not known.</param>
/// <param name="ExpiresAt">When it is no longer to be used; null for never.</param>
/// <param name="By">By whom.</param>
public sealed record ModelRegistration(IModel Model, ModelLineage Lineage, ModelCard Card, IDriftProfile? Profile, Timestamp? ExpiresAt, string By);

/// <summary>Follows a champion and a challenger on the same outcomes. For one thread.</summary>
public interface IShadowScore
{
    /// <summary>What it knows by now.</summary>
    ShadowEvidence Evidence { get; }

    /// <summary>Adds an outcome.</summary>
    /// <param name="champion">The probability the champion gave, 0 to 1.</param>
    /// <param name="challenger">The one the challenger gave.</param>
    /// <param name="happened">Whether it happened.</param>
    /// <param name="row">The bar at whose close it was said, by its index; rises from outcome to outcome.</param>
    /// <param name="endRow">The bar at which it was decided, later than <paramref name="row"/>.</param>
    void Add(double champion, double challenger, bool happened, int row, int endRow);
}

/// <summary>The versions of models in a data directory, by slot: who is champion, who was, and why. Every change is one durable step, and nothing is ever deleted.</summary>
public interface IModelRegistry
{
    /// <summary>The slots there are.</summary>
    IReadOnlyList<string> Slots(string directory);

    /// <summary>The versions of a slot, by number; none where it does not exist.</summary>
    IReadOnlyList<ModelVersion> List(string directory, string slot);

    /// <summary>What was changed in a slot, oldest first.</summary>
    IReadOnlyList<ModelChange> History(string directory, string slot);

    /// <summary>The version of a model, whatever its slot; the first slot's by name where several hold it, null where none does.</summary>
    ModelVersion? Find(string directory, ModelId id);

    /// <summary>Keeps a model as the next version of a slot, a challenger.</summary>
    /// <exception cref="InvalidInputException">The slot's name, the lineage or the card is wrong, or the model is there already.</exception>
    ModelVersion Register(string directory, string slot, ModelRegistration registration);

    /// <summary>The model of a version.</summary>
    /// <exception cref="InvalidInputException">There is none, or its file is not what was registered.</exception>
    IModel Load(string directory, string slot, int number);

    /// <summary>What is kept with a version.</summary>
    /// <exception cref="InvalidInputException">There is no such version, or its file is not what was registered.</exception>
    ModelCard Card(string directory, string slot, int number);

    /// <summary>The training rows of a version as drift is measured against them, its features in the model's order; null when none was kept.</summary>
    /// <exception cref="InvalidInputException">There is no such version, or its file is not what was registered.</exception>
    IDriftProfile? Profile(string directory, string slot, int number);

    /// <summary>What stands in the way of a promotion, and by how much; null for nothing.</summary>
    /// <exception cref="InvalidInputException">There is no such version, or a file of it is not what was registered.</exception>
    Fault? Obstacle(string directory, string slot, int number, ShadowEvidence? evidence, PromotionRule rule);

    /// <summary>Makes a challenger champion, if its evidence meets the rule; where there is no champion that has not expired, without evidence.</summary>
    /// <exception cref="InvalidInputException">There is no such challenger.</exception>
    /// <exception cref="RefusedException">Something speaks against the model, or the evidence is missing or not enough.</exception>
    ModelVersion Promote(string directory, string slot, int number, ShadowEvidence? evidence, PromotionRule rule, string by);

    /// <summary>Makes the champion before this one champion again.</summary>
    /// <exception cref="RefusedException">There was none, or all have expired.</exception>
    ModelVersion RollBack(string directory, string slot, string reason, string by);

    /// <summary>A score without outcomes.</summary>
    IShadowScore NewShadowScore();
}
