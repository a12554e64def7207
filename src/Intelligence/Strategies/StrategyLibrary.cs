using System.Reflection;
using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Files;
using Arus.Foundation.Text;
using Arus.Intelligence.Agents;

namespace Arus.Intelligence.Strategies;

/// <summary>Loads strategy documents, built in or from files, and starts runs of them.</summary>
internal sealed class StrategyLibrary : IStrategyLibrary
{
    private static readonly string[] Names = ["consensus", "ema-rsi"];

    /// <inheritdoc/>
    public IReadOnlyList<(StrategyId Id, string Description)> BuiltIn { get; } =
        [.. Names.Select(name => (new StrategyId(name), DocumentParser.Parse(Resource(name), name).Entries!["description"].Text!))];

    /// <inheritdoc/>
    public StrategyPlan Load(string nameOrFile, IReadOnlyDictionary<string, string> settings, Instrument instrument)
    {
        var root = DocumentParser.Parse(Names.Contains(nameOrFile) ? Resource(nameOrFile) : FileBytes(nameOrFile), nameOrFile);
        var faults = new List<Fault>();
        SettingsOverlay.Apply(root, settings, faults);
        return Plan(StrategyDocumentReader.Read(root, instrument, faults));
    }

    /// <inheritdoc/>
    public IStrategy Create(StrategyPlan plan, Instrument instrument, IReadOnlyList<string> featureNames)
    {
        var document = StrategyDocumentReader.Read(DocumentParser.Parse(plan.Document, plan.Id.Value), instrument, []);
        return document.Kind switch
        {
            ByConsensus how => new ConsensusStrategy(document, how, instrument, new(featureNames, how.HorizonBars, Timeframes.NanosOf(document.Timeframe))),
            var kind => new EmaRsiStrategy(document, (ByEmaRsi)kind, instrument, new(featureNames, HorizonBars: 0, BarNanos: 0)),
        };
    }

    private static StrategyPlan Plan(StrategyDocument document) => new(
        document.Id, document.Canonical, document.Instruments, document.Timeframe,
        document.Timeframe == BarPeriod.Tick ? [] : [document.Timeframe],
        Features(document), document.Sizing, AllowUnprotected: document.Protection.Stop is null);

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

    private static byte[] FileBytes(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidInputException(
                "STRATEGY_NOT_FOUND", path, "neither a built-in strategy nor a file", NearestName.Expectation(path, Names) + ", or the path of a YAML or JSON file");
        }

        // One byte more than allowed tells that there are too many, without reading a huge file to its end.
        using var file = RegularFile.Open(path, "STRATEGY_UNREADABLE", "a readable YAML or JSON file");
        var bytes = new byte[DocumentParser.SizeMax + 1];
        return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
