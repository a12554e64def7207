using System.Globalization;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Documents;
using Arus.Intelligence.Consensus;
using Arus.Intelligence.Readings;
using Arus.Intelligence.SecondOpinions;

namespace Arus.Intelligence.Strategies;

/// <summary>Checks a document and fills in its defaults. All faults are reported at once.</summary>
internal static class StrategyDocumentReader
{
    private static readonly string[] Methods = ["voting", "bayesian", "stacking"];

    private static readonly string[] SizingKeys = ["units", "lots", "risk"];

    /// <summary>Reads a document.</summary>
    /// <param name="root">The parsed text, settings laid over it.</param>
    /// <param name="instrument">What it will trade; the default size differs for metals.</param>
    /// <param name="faults">What is known to be wrong already.</param>
    /// <exception cref="InvalidInputException">It has faults; all of them are named.</exception>
    public static StrategyDocument Read(DocumentNode root, Instrument instrument, List<Fault> faults)
    {
        var document = new DocumentSection(root, "", faults);
        var name = Name(document);
        Description(document);
        var isRule = document.Choice("kind", "consensus", ["consensus", "rule"]) == "rule";
        var timeframe = Timeframe(document, isRule);
        var instruments = Symbols(document, "instruments");
        if (instruments.Count > 0 && !instruments.Contains(instrument.Id))
        {
            document.Fault("STRATEGY_WRONG_INSTRUMENT", "instruments", $"{instrument.Id} is not among {string.Join(", ", instruments)}",
                "one of them, or an empty list for any");
        }

        List<InstrumentId> others = isRule ? [] : [.. Symbols(document, "others").Where(other => other != instrument.Id).Distinct()];
        var sizing = SizingOf(document.Section("sizing"), isRule, instrument);
        var protection = ProtectionOf(document.Section("protection"));
        if (sizing.Kind == SizingKind.RiskFraction && protection.Stop is null)
        {
            document.Fault("STRATEGY_CONFLICT", "sizing.risk", "a fraction of equity at risk without a stop", "protection.stop, or a size in units or lots");
        }

        if (timeframe == BarPeriod.Tick && protection.NeedsAtr)
        {
            document.Fault("STRATEGY_CONFLICT", "protection", "a distance in true ranges on timeframe tick", "a distance in points, or a timeframe of bars");
        }

        StrategyKind kind = isRule ? EmaRsi(document.Section("rule")) : Consensus(document, timeframe);
        document.Close();
        return faults.Count == 0
            ? new(name, timeframe, instruments, others, sizing, protection, kind, CanonicalJson.Write(document.Resolved))
            : throw new InvalidInputException(faults);
    }

    private static StrategyId Name(DocumentSection document)
    {
        var name = document.Text("name", "");
        if (name.Length is 0 or > 64 || name.Any(letter => !char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter) && letter != '-'))
        {
            document.Fault("STRATEGY_OUT_OF_RANGE", "name", name.Length == 0 ? "no name" : $"'{name}'", "1 to 64 characters of a-z, 0-9 and -");
        }

        return new StrategyId(name);
    }

    private static void Description(DocumentSection document)
    {
        var text = document.Text("description", "");
        if (text.Length > 500 || text.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter)))
        {
            document.Fault("STRATEGY_OUT_OF_RANGE", "description", "too long, or a control character or symbol", "one line of at most 500 letters");
        }
    }

    private static BarPeriod Timeframe(DocumentSection document, bool isRule)
    {
        var names = isRule ? Timeframes.Names : Timeframes.Names[1..];
        return (BarPeriod)Array.IndexOf(Timeframes.Names, document.Choice("timeframe", isRule ? "tick" : "M5", names));
    }

    private static List<InstrumentId> Symbols(DocumentSection document, string key)
    {
        List<InstrumentId> instruments = [];
        foreach (var text in document.Texts(key))
        {
            if (InstrumentId.TryParse(text, out var id))
            {
                instruments.Add(id);
            }
            else
            {
                document.Fault("STRATEGY_OUT_OF_RANGE", key, $"'{text}'", "a symbol such as EURUSD");
            }
        }

        return instruments;
    }

    private static Sizing SizingOf(DocumentSection section, bool isRule, Instrument instrument)
    {
        var given = SizingKeys.Where(section.Has).ToList();
        if (given.Count > 1)
        {
            section.Fault("STRATEGY_CONFLICT", "sizing", string.Join(" and ", given), "one of units, lots, risk");
        }

        var usual = isRule ? "units" : "risk";
        var sizing = (given.Count == 0 ? usual : given[0]) switch
        {
            "units" => new Sizing(SizingKind.Units, section.Number("units", instrument.Kind == InstrumentKind.Metal ? 10 : 10_000, 0.000001m, 1_000_000_000)),
            "lots" => new Sizing(SizingKind.Lots, section.Number("lots", 0.1m, 0.000001m, 10_000)),
            _ => new Sizing(SizingKind.RiskFraction, section.Number("risk", 0.005m, 0.0001m, 0.1m)),
        };
        section.Close(SizingKeys);
        return sizing;
    }

    private static Protection ProtectionOf(DocumentSection section)
    {
        var isNone = section.Flag("none", false);
        var period = section.Integer("atr_period", 14, 1, 1_000);
        var (stop, take) = (Distance(section, "stop"), Distance(section, "take"));
        if (isNone && (section.Has("stop") || section.Has("take")))
        {
            section.Fault("STRATEGY_CONFLICT", "protection", "none: true beside a stop or take", "one or the other");
        }
        else if (!isNone && !section.Has("stop"))
        {
            section.Fault("STRATEGY_MISSING", "protection.stop", "no stop", "atr or points, or protection.none: true to trade without one");
        }

        section.Close("stop", "take");
        return new(stop, take, period);
    }

    private static ProtectionDistance? Distance(DocumentSection protection, string key)
    {
        if (!protection.Has(key))
        {
            return null;
        }

        var section = protection.Section(key);
        if (section.Has("atr") == section.Has("points"))
        {
            section.Fault("STRATEGY_CONFLICT", section.PathOf("atr"), section.Has("atr") ? "both atr and points" : "no distance", "one of atr, points");
        }

        var distance = section.Has("points")
            ? new ProtectionDistance(DistanceKind.Points, section.Number("points", 1, 1, 10_000_000))
            : new ProtectionDistance(DistanceKind.Atr, section.Number("atr", 1, 0.01m, 1_000));
        section.Close("atr", "points");
        return distance;
    }

    private static ByEmaRsi EmaRsi(DocumentSection section)
    {
        section.Choice("name", "ema-rsi", ["ema-rsi"]);
        var fast = section.Integer("fast", 20, 1, 10_000);
        var slow = section.Integer("slow", 50, 1, 10_000);
        var rsi = section.Integer("rsi", 14, 1, 10_000);
        var above = (double)section.Number("above", 55, 0, 100);
        var below = (double)section.Number("below", 45, 0, 100);
        if (fast >= slow)
        {
            section.Fault("STRATEGY_CONFLICT", "rule.fast", "not below rule.slow", "a fast period below the slow one");
        }

        section.Close();
        return new(fast, slow, rsi, above, below);
    }

    private static ByConsensus Consensus(DocumentSection document, BarPeriod timeframe)
    {
        var horizon = document.Integer("horizon", 12, 1, 1_000);
        var agents = AgentSectionReader.Read(document.Section("agents"));
        var consensus = document.Section("consensus");
        var enter = (double)consensus.Number("enter", 0.54m, 0.5m, 1);
        var exit = (double)consensus.Number("exit", 0.5m, 0, 1);
        var confidence = (double)consensus.Number("confidence", 0.2m, 0, 1);
        var halfLife = (double)consensus.Number("half_life", 6, 0.01m, 10_000);
        var delay = consensus.Integer("delay_bars", 2, 0, 1_000);
        var method = Enum.Parse<ConsensusMethod>(consensus.Choice("method", Methods[0], Methods), ignoreCase: true);
        if (exit > enter)
        {
            document.Fault("STRATEGY_CONFLICT", "consensus.exit", "above consensus.enter", "at most the entry threshold");
        }

        consensus.Close();
        var learning = document.Section("learning");
        var settings = new LearningSettings(
            learning.Flag("enabled", true), learning.Integer("rounds", 500, 1, 1_000_000), (double)learning.Number("floor", 0.01m, 0, 0.25m));
        learning.Close();
        return new(
            agents, horizon, delay, new(enter, exit, confidence, halfLife * timeframe.UsualNanos(), method), settings,
            Adaptive(document.Section("adaptive")), Validator(document.Section("validator")),
            SourceSettings.Read(document.Section("sources"), agents.OfType<SecondOpinionSettings>().Any()));
    }

    private static AdaptiveSettings Adaptive(DocumentSection section)
    {
        var isOn = section.Flag("enabled", false);
        var methods = section.Texts("methods");
        var enters = section.Texts("enter");
        foreach (var method in methods.Where(method => !Methods.Contains(method)))
        {
            section.Fault("STRATEGY_OUT_OF_RANGE", section.PathOf("methods"), $"'{method}'", string.Join(", ", Methods));
        }

        var numbers = new List<double>();
        foreach (var text in enters)
        {
            if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var enter) && enter is >= 0.5 and <= 1)
            {
                numbers.Add(enter);
            }
            else
            {
                section.Fault("STRATEGY_OUT_OF_RANGE", section.PathOf("enter"), $"'{text}'", "numbers from 0.5 to 1");
            }
        }

        var bars = section.Integer("bars", 500, 10, 1_000_000);
        section.Close();
        return new(isOn, [.. methods.Where(Methods.Contains).Select(method => Enum.Parse<ConsensusMethod>(method, ignoreCase: true))], numbers, bars);
    }

    private static ValidatorSettings Validator(DocumentSection section)
    {
        var settings = new ValidatorSettings(
            (double)section.Number("bar_age", 3, 0, 10_000), (double)section.Number("opinion_age", 24, 0, 10_000),
            (double)section.Number("agreement", 0, 0, 1), (double)section.Number("cost", 0, 0, 1_000), section.Integer("openings", 0, 0, 10_000));
        section.Close();
        return settings;
    }
}
