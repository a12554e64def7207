using System.Reflection;
using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Documents;
using Arus.Foundation.Text;
using Arus.Intelligence.Agents;

namespace Arus.Intelligence.Strategies;

/// <summary>Loads strategy documents, built in or from files, and starts runs of them.</summary>
/// <param name="sources">What agents may read besides the market.</param>
internal sealed class StrategyLibrary(Sources sources) : IStrategyLibrary
{
    /// <summary>With nothing to read besides the market.</summary>
    public StrategyLibrary()
        : this(Sources.None)
    {
    }

    /// <summary>What the codes of faults begin with.</summary>
    public const string Family = "STRATEGY";

    private static readonly string[] Names = ["consensus", "council", "ema-rsi"];

    /// <inheritdoc/>
    public IReadOnlyList<(StrategyId Id, string Description)> BuiltIn { get; } =
        [.. Names.Select(name => (new StrategyId(name), DocumentParser.Parse(Resource(name), name, Family).Entries!["description"].Text!))];

    /// <inheritdoc/>
    public StrategyPlan Load(string nameOrFile, IReadOnlyDictionary<string, string> settings, Instrument instrument)
    {
        var root = Names.Contains(nameOrFile) ? DocumentParser.Parse(Resource(nameOrFile), nameOrFile, Family) : ReadFile(nameOrFile);
        var faults = new List<Fault>();
        SettingsOverlay.Apply(root, settings, faults);
        return Plan(StrategyDocumentReader.Read(root, instrument, faults));
    }

    /// <inheritdoc/>
    public IStrategy Create(StrategyPlan plan, Instrument instrument, IReadOnlyList<string> featureNames)
    {
        var document = StrategyDocumentReader.Read(DocumentParser.Parse(plan.Document, plan.Id.Value, Family), instrument, []);
        return document.Kind switch
        {
            ByConsensus how => new ConsensusStrategy(document, how, instrument, new(featureNames, how.HorizonBars, Timeframes.NanosOf(document.Timeframe))
            {
                Sources = sources,
                Instrument = instrument,
                Timeframe = document.Timeframe,
            }),
            var kind => new EmaRsiStrategy(document, (ByEmaRsi)kind, instrument, new(featureNames, HorizonBars: 0, BarNanos: 0)),
        };
    }

    private static StrategyPlan Plan(StrategyDocument document) => new(
        document.Id, document.Canonical, document.Instruments, document.Timeframe,
        document.Timeframe == BarPeriod.Tick ? [] : [document.Timeframe],
        Features(document), document.Sizing, AllowUnprotected: document.Protection.Stop is null)
    {
        Seats = document.Kind is ByConsensus how ? [.. how.Agents.Select(agent => agent.Name)] : [],
    };

    private static List<FeatureSpec> Features(StrategyDocument document)
    {
        var timeframe = document.Timeframe;
        IEnumerable<FeatureSpec> features = document.Kind is ByConsensus how
            ? how.Agents.SelectMany(agent => agent.Features(timeframe))
            : Rule((ByEmaRsi)document.Kind, timeframe);
        var protection = document.Protection;
        return [.. features.Concat(protection.NeedsAtr ? [AgentFeatures.Atr(protection.AtrPeriod, timeframe)] : []).DistinctBy(feature => feature.Name)];
    }

    /// <summary>MACD and Bollinger are computed and not used, so that the work is that of other engines running the same rule.</summary>
    private static FeatureSpec[] Rule(ByEmaRsi rule, BarPeriod timeframe) =>
    [
        AgentFeatures.Ema(rule.Fast, timeframe), AgentFeatures.Ema(rule.Slow, timeframe), AgentFeatures.Rsi(rule.Rsi, timeframe),
        AgentFeatures.Macd(timeframe), AgentFeatures.Bollinger(timeframe),
    ];

    private static byte[] Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Arus.Intelligence.Strategies.{name}.yaml")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static DocumentNode ReadFile(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidInputException(
                "STRATEGY_NOT_FOUND", path, "neither a built-in strategy nor a file", NearestName.Expectation(path, Names) + ", or the path of a YAML or JSON file");
        }

        return DocumentParser.ReadFile(path, Family);
    }
}
