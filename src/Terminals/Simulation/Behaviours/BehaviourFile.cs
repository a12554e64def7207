using Arus.Foundation.Documents;
using Arus.Foundation.Text;
using Arus.Terminals.Simulation.Brokers;

namespace Arus.Terminals.Simulation.Behaviours;

/// <summary>Reads behaviours: YAML, and so JSON; unknown keys are faults, and all faults are named at once.</summary>
internal static class BehaviourFile
{
    private const string Family = "BEHAVIOUR";

    private static readonly string[] Roots = ["profile", "account", "rates", "symbols", "events"];

    private static readonly string[] AccountKeys =
    [
        "login", "server", "company", "currency", "kind", "mode", "leverage", "balance", "stopOut", "marginCall", "ordersMax", "positionsMax",
        "requestsPerSecond", "fifo", "hedgeProhibited", "tradeAllowed", "expertsAllowedByServer", "expertsAllowedByTerminal", "offsetHours",
    ];

    private static readonly string[] SymbolKeys =
    [
        "symbol", "suffix", "execution", "tradeMode", "contract", "volumeMin", "volumeMax", "volumeStep", "volumeLimit", "stopsLevel", "freezeLevel",
        "filling", "expiration", "orders", "swapLong", "swapShort", "sessions", "marginRate", "commission", "realOnly",
    ];

    private static readonly string[] EventKeys = ["do", "at", "every", "chance", "retcode", "fraction", "seconds", "hours"];

    private static readonly string[] Triggers = ["at", "every", "chance"];

    private static readonly (string, Mishap)[] Mishaps =
    [
        ("reject", Mishap.Reject), ("requote", Mishap.Requote), ("partial", Mishap.Partial), ("delay", Mishap.Delay), ("lose-answer", Mishap.LoseAnswer),
        ("lose-all", Mishap.LoseAll), ("late-answer", Mishap.LateAnswer), ("duplicate", Mishap.Duplicate), ("reorder", Mishap.Reorder),
        ("cut-before-ack", Mishap.CutBeforeAck), ("cut-after-ack", Mishap.CutAfterAck), ("cut", Mishap.Cut), ("cut-in-frame", Mishap.CutInFrame),
        ("stop-reading", Mishap.StopReading), ("wrong-crc", Mishap.WrongCrc), ("lose-broker", Mishap.LoseBroker), ("offset", Mishap.Offset),
        ("clock-jump", Mishap.ClockJump), ("silence", Mishap.Silence),
    ];

    /// <summary>A behaviour by the name of a profile or the path of a file; the obliging broker without either.</summary>
    /// <exception cref="InvalidInputException">It has faults; all of them are named.</exception>
    public static Behaviour Read(string? nameOrFile)
    {
        var behaviour = new Behaviour();
        var faults = new List<Fault>();
        if (BrokerProfiles.Find(nameOrFile ?? BrokerProfiles.Names.First()) is { } profile)
        {
            Lay(behaviour, DocumentParser.Parse(profile, "profile", Family), "profile", faults);
        }
        else if (!File.Exists(nameOrFile) && nameOrFile!.IndexOfAny(['/', '\\', '.']) < 0)
        {
            throw new InvalidInputException($"{Family}_UNKNOWN", nameOrFile, "is no profile and no file", NearestName.Expectation(nameOrFile, BrokerProfiles.Names));
        }
        else
        {
            Lay(behaviour, DocumentParser.ReadFile(nameOrFile!, Family), nameOrFile!, faults);
        }

        return faults.Count == 0 ? behaviour : throw new InvalidInputException([.. faults]);
    }

    /// <summary>A behaviour from its text.</summary>
    /// <exception cref="InvalidInputException">It has faults; all of them are named.</exception>
    public static Behaviour Parse(string text, string where)
    {
        var behaviour = new Behaviour();
        var faults = new List<Fault>();
        Lay(behaviour, DocumentParser.Parse(text, where, Family), where, faults);
        return faults.Count == 0 ? behaviour : throw new InvalidInputException([.. faults]);
    }

    private static void Lay(Behaviour behaviour, DocumentNode root, string file, List<Fault> faults)
    {
        if (root.Entries is null)
        {
            throw new InvalidInputException($"{Family}_SYNTAX", file, $"was {root.Form}", $"a map with {string.Join(", ", Roots)}");
        }

        var document = new BehaviourEntry(file, "$", root, Roots, faults);
        if (document.Text("profile") is { } name)
        {
            if (BrokerProfiles.Find(name) is { } profile)
            {
                Lay(behaviour, DocumentParser.Parse(profile, name, Family), name, faults);
            }
            else
            {
                document.Reject("profile", $"was '{name}'", NearestName.Expectation(name, BrokerProfiles.Names));
            }
        }

        if (Map("account", document, root) is { } account)
        {
            behaviour.Terms = Account(behaviour.Terms, new(file, "account", account, AccountKeys, faults));
        }

        if (Map("rates", document, root) is { } rates)
        {
            behaviour.Terms = behaviour.Terms with { Rates = Rates(new(file, "rates", rates, [.. rates.Entries!.Keys], faults), rates) };
        }

        foreach (var (path, node) in Items("symbols", document, root))
        {
            Symbol(behaviour, new(file, path, node, SymbolKeys, faults));
        }

        foreach (var (path, node) in Items("events", document, root))
        {
            if (Event(new(file, path, node, EventKeys, faults)) is { } happening)
            {
                behaviour.Events.Add(happening);
            }
        }
    }

    private static BrokerTerms Account(BrokerTerms terms, BehaviourEntry entry) => terms with
    {
        Login = entry.Whole("login", 1, long.MaxValue) ?? terms.Login,
        Server = entry.Text("server") ?? terms.Server,
        Company = entry.Text("company") ?? terms.Company,
        Currency = entry.Currency("currency") ?? terms.Currency,
        Kind = entry.Word("kind", [("demo", AccountKind.Demo), ("contest", AccountKind.Contest), ("real", AccountKind.Real)]) ?? terms.Kind,
        Mode = entry.Word("mode", [("netting", MarginMode.RetailNetting), ("exchange", MarginMode.Exchange), ("hedging", MarginMode.RetailHedging)]) ?? terms.Mode,
        Leverage = (int?)entry.Whole("leverage", 1, 5_000) ?? terms.Leverage,
        Balance = entry.Number("balance", 0m, 1_000_000_000m) ?? terms.Balance,
        StopOutPercent = entry.Number("stopOut", 0m, 1_000m) ?? terms.StopOutPercent,
        MarginCallPercent = entry.Number("marginCall", 0m, 1_000m) ?? terms.MarginCallPercent,
        OrdersMax = (int?)entry.Whole("ordersMax", 0, 100_000) ?? terms.OrdersMax,
        PositionsMax = (int?)entry.Whole("positionsMax", 0, 100_000) ?? terms.PositionsMax,
        RequestsPerSecondMax = (int?)entry.Whole("requestsPerSecond", 1, 1_000_000) ?? terms.RequestsPerSecondMax,
        IsFifo = entry.Flag("fifo") ?? terms.IsFifo,
        IsHedgeProhibited = entry.Flag("hedgeProhibited") ?? terms.IsHedgeProhibited,
        IsTradeAllowed = entry.Flag("tradeAllowed") ?? terms.IsTradeAllowed,
        IsExpertAllowedByServer = entry.Flag("expertsAllowedByServer") ?? terms.IsExpertAllowedByServer,
        IsExpertAllowedByTerminal = entry.Flag("expertsAllowedByTerminal") ?? terms.IsExpertAllowedByTerminal,
        OffsetSeconds = (int?)entry.Whole("offsetHours", -12, 14) * 3_600 ?? terms.OffsetSeconds,
    };

    private static Dictionary<(Currency From, Currency To), decimal> Rates(BehaviourEntry entry, DocumentNode node)
    {
        var rates = new Dictionary<(Currency From, Currency To), decimal>();
        foreach (var pair in node.Entries!.Keys)
        {
            if (pair.Length != 6 || !Currency.TryParse(pair[..3], out var from) || !Currency.TryParse(pair[3..], out var to))
            {
                entry.Reject(pair, "was no pair", "a pair of currencies such as USDJPY");
            }
            else if (entry.Number(pair, 0.000001m, 1_000_000m) is { } rate)
            {
                rates[(from, to)] = rate;
            }
        }

        return rates;
    }

    private static void Symbol(Behaviour behaviour, BehaviourEntry entry)
    {
        var name = entry.Text("symbol");
        InstrumentId? of = null;
        if (name is null)
        {
            entry.Reject("symbol", "is missing or wrong", "a symbol such as EURUSD, or '*' for all");
            return;
        }

        if (name != "*")
        {
            if (!InstrumentId.TryParse(name, out var id))
            {
                entry.Reject("symbol", $"was '{name}'", "a symbol such as EURUSD, or '*' for all");
                return;
            }

            of = id;
        }

        var execution = entry.Word("execution", [("request", ExecutionMode.Request), ("instant", ExecutionMode.Instant), ("market", ExecutionMode.Market), ("exchange", ExecutionMode.Exchange)]);
        var tradeMode = entry.Word("tradeMode", [("disabled", SymbolTradeMode.Disabled), ("long-only", SymbolTradeMode.LongOnly), ("short-only", SymbolTradeMode.ShortOnly), ("close-only", SymbolTradeMode.CloseOnly), ("full", SymbolTradeMode.Full)]);
        var (contract, swapLong, swapShort) = (entry.Number("contract", 0.000001m, 1_000_000_000m), entry.Number("swapLong", -100_000m, 100_000m), entry.Number("swapShort", -100_000m, 100_000m));
        var (volumeMin, volumeMax) = (entry.Number("volumeMin", 0.00000001m, 1_000_000m), entry.Number("volumeMax", 0.00000001m, 1_000_000m));
        var (volumeStep, volumeLimit) = (entry.Number("volumeStep", 0.00000001m, 1_000_000m), entry.Number("volumeLimit", 0m, 1_000_000_000m));
        var (stopsLevel, freezeLevel) = ((int?)entry.Whole("stopsLevel", 0, 100_000), (int?)entry.Whole("freezeLevel", 0, 100_000));
        var filling = entry.Bits("filling", [("fok", 1), ("ioc", 2), ("boc", 4)]);
        var expiration = entry.Bits("expiration", [("gtc", 1), ("day", 2), ("specified", 4), ("specified-day", 8)]);
        var orders = entry.Bits("orders", [("market", 1), ("limit", 2), ("stop", 4), ("stop-limit", 8), ("sl", 16), ("tp", 32), ("close-by", 64)]);
        var weekdays = entry.Word("sessions", [("always", false), ("weekdays", true)]);
        var (marginRate, commission, realOnly) = (entry.Number("marginRate", 0m, 1m), entry.Number("commission", 0m, 10_000m), entry.Flag("realOnly"));
        behaviour.Add(of, entry.Suffix("suffix"), symbol => symbol with
        {
            Execution = execution ?? symbol.Execution,
            TradeMode = tradeMode ?? symbol.TradeMode,
            Contract = contract ?? symbol.Contract,
            VolumeMin = volumeMin ?? symbol.VolumeMin,
            VolumeMax = volumeMax ?? symbol.VolumeMax,
            VolumeStep = volumeStep ?? symbol.VolumeStep,
            VolumeLimit = volumeLimit ?? symbol.VolumeLimit,
            StopsLevel = stopsLevel ?? symbol.StopsLevel,
            FreezeLevel = freezeLevel ?? symbol.FreezeLevel,
            FillMask = filling ?? symbol.FillMask,
            ExpirationMask = expiration ?? symbol.ExpirationMask,
            OrderMask = (OrderKinds?)orders ?? symbol.OrderMask,
            SwapLong = swapLong ?? symbol.SwapLong,
            SwapShort = swapShort ?? symbol.SwapShort,
            Sessions = weekdays is { } isWeekdays ? isWeekdays ? BrokerSymbol.Weekdays : BrokerSymbol.Always : symbol.Sessions,
            MarginRate = marginRate ?? symbol.MarginRate,
            Commission = commission ?? symbol.Commission,
            IsRealOnly = realOnly ?? symbol.IsRealOnly,
        });
    }

    private static ScriptedEvent? Event(BehaviourEntry entry)
    {
        if (!entry.Has("do"))
        {
            entry.Reject("do", "is missing", $"one of {string.Join(", ", Mishaps.Select(word => word.Item1))}");
            return null;
        }

        var triggers = Triggers.Count(entry.Has);
        if (triggers != 1)
        {
            entry.Reject("at", triggers == 0 ? "nothing says when" : "more than one says when", "one of at, every, chance");
        }

        var retcode = (int?)entry.Whole("retcode", 10_004, 10_046);
        if (retcode is { } code && !Retcode.IsKnown(code))
        {
            entry.Reject("retcode", $"was {code}", "a trade return code that is assigned");
        }

        return entry.Word("do", Mishaps) is { } mishap
            ? new ScriptedEvent
            {
                Mishap = mishap,
                At = entry.Whole("at", 1, long.MaxValue) ?? 0,
                Every = entry.Whole("every", 1, long.MaxValue) ?? 0,
                Chance = (double)(entry.Number("chance", 0.000001m, 1m) ?? 0m),
                Retcode = retcode ?? Retcode.Reject,
                Fraction = entry.Number("fraction", 0.01m, 0.99m) ?? 0.5m,
                Seconds = (double)(entry.Number("seconds", -1_000_000m, 1_000_000m) ?? 1m),
                Hours = (int)(entry.Whole("hours", -12, 14) ?? 3),
            }
            : null;
    }

    private static DocumentNode? Map(string key, BehaviourEntry document, DocumentNode root)
    {
        if (!root.Entries!.TryGetValue(key, out var node))
        {
            return null;
        }

        if (node.Entries is null)
        {
            document.Reject(key, $"was {node.Form}", "a map");
            return null;
        }

        return node;
    }

    private static IEnumerable<(string Path, DocumentNode Node)> Items(string key, BehaviourEntry document, DocumentNode root)
    {
        if (!root.Entries!.TryGetValue(key, out var node))
        {
            yield break;
        }

        if (node.Items is null || node.Items.Any(item => item.Entries is null))
        {
            document.Reject(key, "was no list of maps", "a list of maps");
            yield break;
        }

        for (var i = 0; i < node.Items.Count; i++)
        {
            yield return ($"{key}[{i}]", node.Items[i]);
        }
    }
}
