using Arus.Contracts.Features;
using Arus.Contracts.MarketData;

namespace Arus.Contracts.Intelligence;

/// <summary>
/// Turns what is known at one moment into decisions. Knows no account and no order, reads no clock: the market is all it sees, in order, and
/// the same market gives the same decisions.
/// </summary>
public interface IStrategy
{
    /// <summary>
    /// Takes a closed bar of one of the plan's periods, after the features took it. Called for bars whose last quote is flagged, too, and for those of the plan's
    /// other instruments, which come before the bar of the instrument that closed at the same moment.
    /// </summary>
    void OnBar(in Bar bar, ReadOnlySpan<double> features);

    /// <summary>
    /// Takes a quote that may be traded on, after the features took it. True with a decision when there is one to write down:
    /// the target changes, is delayed or vetoed, or a bar of the timeframe closed since the last tradable quote.
    /// </summary>
    /// <param name="quote">The quote in force.</param>
    /// <param name="features">The latest features.</param>
    /// <param name="decision">Valid until the next call.</param>
    bool OnQuote(in Tick quote, ReadOnlySpan<double> features, out Decision decision);

    /// <summary>Goes by other versions of a model from now on. Returns why it cannot; null when it does.</summary>
    /// <param name="pins">As <see cref="StrategyPlan.Pins"/> names them.</param>
    Fault? UseModels(IReadOnlyDictionary<string, string> pins);

    /// <summary>How each agent has done so far; empty for a strategy without agents.</summary>
    IReadOnlyList<AgentScore> Scores { get; }

    /// <summary>How each way to agree has done so far; empty for a strategy without agents.</summary>
    IReadOnlyList<FusionScore> Fusions { get; }

    /// <summary>What followed each pattern so far; empty where none is measured.</summary>
    IReadOnlyList<PatternScore> Patterns { get; }
}

/// <summary>A strategy document, checked and resolved.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Document">The whole document with every default filled in, as canonical JSON: what a run hashes.</param>
/// <param name="Instruments">Where it may be used; empty for anywhere.</param>
/// <param name="Timeframe">What asks for decisions; <see cref="BarPeriod.Tick"/> for every quote.</param>
/// <param name="Periods">The bars it needs, the timeframe among them, shortest first.</param>
/// <param name="Features">The features it needs.</param>
/// <param name="Sizing">How large the full position is.</param>
/// <param name="AllowUnprotected">Whether an opening order may go without a protective stop.</param>
public sealed record StrategyPlan(
    StrategyId Id, string Document, IReadOnlyList<InstrumentId> Instruments, BarPeriod Timeframe, IReadOnlyList<BarPeriod> Periods,
    IReadOnlyList<FeatureSpec> Features, Sizing Sizing, bool AllowUnprotected)
{
    /// <summary>
    /// The agents at its table. Each can be silenced by the setting <c>agents.NAME.muted = true</c>: what the strategy earns without one is what that one was worth.
    /// </summary>
    public IReadOnlyList<string> Seats { get; init; } = [];

    /// <summary>How far ahead its agents look; 0 for a strategy without agents.</summary>
    public long HorizonNanos { get; init; }

    /// <summary>Longer bars its features read where there are any; a feed that is coarser leaves them without a value.</summary>
    public IReadOnlyList<BarPeriod> FurtherPeriods { get; init; } = [];

    /// <summary>The instruments it compares its own with, whose bars it wants as well.</summary>
    public IReadOnlyList<InstrumentId> Others { get; init; } = [];

    /// <summary>
    /// What the document left to the data directory, named by content: settings that, laid over the same document, give the same plan whatever the directory
    /// holds later, such as the champion's version and id.
    /// </summary>
    public IReadOnlyDictionary<string, string> Pins { get; init; } = new Dictionary<string, string>();

    /// <summary>The kept answers of language models it may hear; null where it has no seat for them, or there are none.</summary>
    public HeardOpinions? Opinions { get; init; }

    /// <summary>What it reads besides the market: what it was loaded with, and what <see cref="Pins"/> name, opened.</summary>
    public Sources Sources { get; init; } = Sources.None;
}

/// <summary>How large the full position is.</summary>
/// <param name="Kind">What the value means.</param>
/// <param name="Value">Positive.</param>
public sealed record Sizing(SizingKind Kind, decimal Value);

/// <summary>What <see cref="Sizing.Value"/> means.</summary>
public enum SizingKind
{
    /// <summary>Units of the base: 10,000 euros, 10 ounces.</summary>
    Units,

    /// <summary>Lots.</summary>
    Lots,

    /// <summary>The fraction of equity lost when the protective stop is hit; needs a stop distance.</summary>
    RiskFraction,
}

/// <summary>The built-in strategies and those of files.</summary>
public interface IStrategyLibrary
{
    /// <summary>Names and descriptions of the built-in ones.</summary>
    IReadOnlyList<(StrategyId Id, string Description)> BuiltIn { get; }

    /// <summary>Loads a built-in strategy by name, or a YAML or JSON file by path, with settings laid over it.</summary>
    /// <param name="nameOrFile">A built-in name, or a path.</param>
    /// <param name="settings">Dotted paths into the document and their values, such as sizing.units = 5000.</param>
    /// <param name="instrument">What it will trade; some defaults differ by instrument.</param>
    /// <param name="sources">What it may read besides the market.</param>
    /// <exception cref="InvalidInputException">The document has faults, or names something that is not there; all of them are named.</exception>
    StrategyPlan Load(string nameOrFile, IReadOnlyDictionary<string, string> settings, Instrument instrument, Sources sources);

    /// <summary>A fresh run of a plan over one instrument, with the weights of its document.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="instrument">What it trades.</param>
    /// <param name="featureNames">The names of the features it will be handed, in their order.</param>
    /// <param name="sources">Those of the plan, and what is read while it runs.</param>
    IStrategy Create(StrategyPlan plan, Instrument instrument, IReadOnlyList<string> featureNames, Sources sources);
}
