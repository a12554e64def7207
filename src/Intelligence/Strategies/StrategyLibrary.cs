using System.Reflection;
using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Documents;
using Arus.Foundation.Text;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Forecasts;
using Arus.Intelligence.Readings;
using Arus.Intelligence.SecondOpinions;

namespace Arus.Intelligence.Strategies;

/// <summary>Loads strategy documents, built in or from files, and starts runs of them.</summary>
internal sealed class StrategyLibrary(IFeatureCatalog catalog, ForecastShelf forecasts, SourceShelf shelf) : IStrategyLibrary
{
    /// <summary>What the codes of faults begin with.</summary>
    public const string Family = "STRATEGY";

    private static readonly string[] Names = ["consensus", "council", "ema-rsi"];

    private readonly Dictionary<string, IReadOnlyList<BarPeriod>> _stated =
        catalog.All.Where(feature => feature.Periods.Count > 0).ToDictionary(feature => feature.Name, feature => feature.Periods);

    private readonly HashSet<string> _known = [.. catalog.All.Select(feature => feature.Name)];

    /// <inheritdoc/>
    public IReadOnlyList<(StrategyId Id, string Description)> BuiltIn { get; } =
        [.. Names.Select(name => (new StrategyId(name), DocumentParser.Parse(Resource(name), name, Family).Entries!["description"].Text!))];

    /// <inheritdoc/>
    public StrategyPlan Load(string nameOrFile, IReadOnlyDictionary<string, string> settings, Instrument instrument, Sources sources)
    {
        var root = Names.Contains(nameOrFile) ? DocumentParser.Parse(Resource(nameOrFile), nameOrFile, Family) : ReadFile(nameOrFile);
        var faults = new List<Fault>();
        SettingsOverlay.Apply(root, settings, faults);
        var document = StrategyDocumentReader.Read(root, instrument, faults);
        var pins = Pins(document, instrument, sources);
        if (pins.Count > 0)
        {
            SettingsOverlay.Apply(root, pins, faults);
            document = StrategyDocumentReader.Read(root, instrument, faults);
        }

        var plan = Plan(Furnished(document, instrument, sources), pins);
        return document.Kind is ByConsensus how ? Reading(plan, how, instrument, sources) : plan with { Sources = sources };
    }

    /// <summary>With what it reads besides the market.</summary>
    private StrategyPlan Reading(StrategyPlan plan, ByConsensus how, Instrument instrument, Sources sources)
    {
        var opened = shelf.Open(how.Sources, sources);
        if (how.Agents.OfType<SecondOpinionSettings>().FirstOrDefault() is not { } seat || shelf.Opinions(how.Sources, sources) is not { } kept
            || KeptAnswers.About(kept, instrument.Id, plan.Timeframe, plan.HorizonNanos) is not { Count: > 0 } heard)
        {
            return plan with { Sources = opened };
        }

        return plan with
        {
            Sources = opened with { SecondOpinions = new KeptAnswers(heard) },
            Opinions = seat.IsMuted ? null : new(heard, (long)(seat.AgeBars * plan.Timeframe.UsualNanos())),
        };
    }

    /// <inheritdoc/>
    public IStrategy Create(StrategyPlan plan, Instrument instrument, IReadOnlyList<string> featureNames, Sources sources)
    {
        var document = Furnished(StrategyDocumentReader.Read(DocumentParser.Parse(plan.Document, plan.Id.Value, Family), instrument, []), instrument, sources);
        return document.Kind switch
        {
            ByConsensus how => Consensus(document, how, instrument, featureNames, sources),
            var kind => new EmaRsiStrategy(document, (ByEmaRsi)kind, instrument, new(featureNames, HorizonBars: 0, BarNanos: 0)),
        };
    }

    private ConsensusStrategy Consensus(StrategyDocument document, ByConsensus how, Instrument instrument, IReadOnlyList<string> featureNames, Sources sources)
    {
        var others = Others(document);
        var peers = others.Count > 0 ? new PeerBars(others) : null;
        var seat = new AgentSeat(featureNames, how.HorizonBars, document.Timeframe.UsualNanos())
        {
            Sources = sources with { Peers = peers ?? sources.Peers },
            Instrument = instrument,
            Timeframe = document.Timeframe,
        };
        return new(document, how, instrument, seat, peers, settings => forecasts.Load(settings, instrument, sources.Directory));
    }

    private StrategyPlan Plan(StrategyDocument document, IReadOnlyDictionary<string, string> pins)
    {
        var features = Features(document);
        BarPeriod[] periods = document.Timeframe == BarPeriod.Tick ? [] : [document.Timeframe];
        IEnumerable<BarPeriod> further = document.Kind is ByConsensus how ? how.Agents.SelectMany(agent => agent.Periods) : [];
        periods = [.. periods.Concat(further).Distinct().Order()];
        return new(document.Id, document.Canonical, document.Instruments, document.Timeframe, periods, features, document.Sizing, AllowUnprotected: document.Protection.Stop is null)
        {
            Seats = document.Kind is ByConsensus { Agents: var agents } ? [.. agents.Select(agent => agent.Name)] : [],
            HorizonNanos = document.Kind is ByConsensus { HorizonBars: var bars } ? bars * document.Timeframe.UsualNanos() : 0,
            Others = Others(document),
            FurtherPeriods = [.. features.SelectMany(Read).Except(periods).Distinct().Order()],
            Pins = pins,
        };
    }

    /// <summary>What the document names, or what its models compare with: their rows are what they learned from only among the same others.</summary>
    private static IReadOnlyList<InstrumentId> Others(StrategyDocument document)
    {
        var learned = document.Kind is ByConsensus how
            ? how.Agents.OfType<ForecastSettings>().SelectMany(forecast => forecast.Forecasters.Concat(forecast.Reserve)).Select(forecaster => forecaster.Others).ToList()
            : [];
        var others = document.Others.Count > 0 || learned.Count == 0 ? document.Others : learned[0];
        return learned.All(one => one.SequenceEqual(others)) ? others : throw new InvalidInputException(
            "STRATEGY_MODELS_DIFFER", "agents", $"not every model compares with {(others.Count == 0 ? "nothing" : string.Join(", ", others))}",
            "versions that compare with the same instruments, in the same order");
    }

    /// <summary>The longer bars a feature of the catalogue reads. Shorter ones no row of a pipeline takes.</summary>
    private IEnumerable<BarPeriod> Read(FeatureSpec feature) =>
        _stated.TryGetValue(feature.Indicator.Indicator, out var periods) ? periods.Where(period => period > feature.Period) : [];

    private Dictionary<string, string> Pins(StrategyDocument document, Instrument instrument, Sources sources)
    {
        if (document.Kind is not ByConsensus how)
        {
            return [];
        }

        var pins = shelf.Pins(how.Sources, sources, how.Agents.OfType<SecondOpinionSettings>().Any());
        foreach (var forecast in how.Agents.OfType<ForecastSettings>())
        {
            pins[forecast.VersionsPath] = forecasts.Pin(forecast, instrument, sources.Directory);
            if (sources.AwaitsModels && forecasts.PinReady(forecast, instrument, sources.Directory, _known.Contains) is not ForecastShelf.None and var ready)
            {
                pins[forecast.ReadyPath] = ready;
            }
        }

        return pins;
    }

    /// <summary>With the models it names.</summary>
    private StrategyDocument Furnished(StrategyDocument document, Instrument instrument, Sources sources)
    {
        IReadOnlyList<Forecaster> Load(ForecastSettings forecast, string versions) => forecasts.Load(forecast with { Versions = versions }, instrument, sources.Directory);
        return Reserved(
            With(document, forecast => forecast with { Forecasters = Load(forecast, forecast.Versions) }),
            forecast => Load(forecast, forecast.Ready));
    }

    /// <summary>Ready for further models, as far as they compare with the same instruments as those that are asked; where none is, as the newest.</summary>
    private static StrategyDocument Reserved(StrategyDocument document, Func<ForecastSettings, IReadOnlyList<Forecaster>> load)
    {
        var seats = document.Kind is ByConsensus how ? how.Agents.OfType<ForecastSettings>().ToList() : [];
        var reserves = seats.ToDictionary(seat => seat.Name, load);
        var others = document.Others.Count > 0 || seats.Any(seat => seat.Forecasters.Count > 0)
            ? Others(document)
            : reserves.Values.SelectMany(reserve => reserve).MaxBy(forecaster => forecaster.Number)?.Others ?? [];
        return With(document, seat => seat with { Reserve = [.. reserves[seat.Name].Where(forecaster => forecaster.Others.SequenceEqual(others))] });
    }

    private static StrategyDocument With(StrategyDocument document, Func<ForecastSettings, ForecastSettings> change) => document.Kind is ByConsensus how
        ? document with { Kind = how with { Agents = [.. how.Agents.Select(agent => agent is ForecastSettings forecast ? change(forecast) : agent)] } }
        : document;

    private static List<FeatureSpec> Features(StrategyDocument document)
    {
        var timeframe = document.Timeframe;
        IEnumerable<FeatureSpec> features = document.Kind is ByConsensus how
            ? how.Agents.SelectMany(agent => agent.Features(timeframe))
            : Rule((ByEmaRsi)document.Kind, timeframe);
        var protection = document.Protection;
        return [.. features.Concat(protection.NeedsAtr ? [AgentFeatures.Atr(protection.AtrPeriod, timeframe)] : []).OrderBy(feature => !feature.IsRecorded).DistinctBy(feature => feature.Name)];
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
