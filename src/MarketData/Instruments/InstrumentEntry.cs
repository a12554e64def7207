using Arus.Contracts.MarketData;

namespace Arus.MarketData.Instruments;

/// <summary>Reads one instrument from a file, over what was known before.</summary>
internal static class InstrumentEntry
{
    private const decimal ContractMax = 1_000_000_000m;
    private const decimal LotsMax = 1_000_000_000m;

    // Quantities are whole micros in 64 bits.
    private const decimal UnitsMax = 9_000_000_000_000m;

    private static readonly (string Word, InstrumentKind Value)[] Kinds =
    [
        ("forex", InstrumentKind.Forex), ("metal", InstrumentKind.Metal), ("index", InstrumentKind.Index), ("crypto", InstrumentKind.Crypto),
        ("other", InstrumentKind.Other),
    ];

    private static readonly (string Word, TradingSessions Value)[] Sessions =
        [("forex", TradingSessions.Forex), ("metals", TradingSessions.Metals), ("always", TradingSessions.Always)];

    private static readonly (string Word, SwapMode Value)[] SwapModes =
        [("none", SwapMode.None), ("points", SwapMode.Points), ("annual-percent", SwapMode.AnnualPercent)];

    private static readonly (string Word, DayOfWeek Value)[] Weekdays =
    [
        ("monday", DayOfWeek.Monday), ("tuesday", DayOfWeek.Tuesday), ("wednesday", DayOfWeek.Wednesday), ("thursday", DayOfWeek.Thursday),
        ("friday", DayOfWeek.Friday), ("saturday", DayOfWeek.Saturday), ("sunday", DayOfWeek.Sunday),
    ];

    /// <summary>The keys an entry may have besides its symbol.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "description", "kind", "base", "quote", "digits", "tickSize", "contractSize", "volumeMin", "volumeStep", "volumeMax", "marginRate", "swap",
        "sessions",
    ];

    /// <summary>One point: 10^-digits of price.</summary>
    public static PriceDelta Point(int digits)
    {
        var nanos = Price.NanosPerUnit;
        for (var i = 0; i < digits; i++)
        {
            nanos /= 10;
        }

        return new(nanos);
    }

    /// <summary>The instrument; <see langword="null"/> when the entry has faults.</summary>
    public static Instrument? Read(InstrumentId id, CatalogEntry entry, Instrument? known, string file)
    {
        if (known is null)
        {
            entry.Require("kind", "base", "quote", "digits", "contractSize", "marginRate");
        }

        var kind = entry.Word("kind", Kinds) ?? known?.Kind ?? InstrumentKind.Other;
        var digits = entry.Integer("digits", 0, 9) ?? known?.Digits ?? 0;
        var contract = entry.Number("contractSize", 0.000001m, ContractMax) ?? known?.ContractSize.ToDecimal() ?? 1m;
        var step = Lots("volumeStep", known?.VolumeStep, 0.01m);
        var least = Lots("volumeMin", known?.VolumeMin, step);
        var most = Lots("volumeMax", known?.VolumeMax, Math.Max(100m, least));
        CheckVolumes(entry, contract, least, step, most);
        var instrument = new Instrument(
            id,
            entry.Text("description", 200) ?? known?.Description ?? id.ToString(),
            kind,
            entry.Currency("base") ?? known?.Base ?? default,
            entry.Currency("quote") ?? known?.Quote ?? default,
            digits,
            TickSize(entry, digits, known),
            Quantity.From(contract),
            Units(least),
            Units(step),
            Units(most),
            entry.Number("marginRate", 0.000001m, 1m) ?? known?.MarginRate ?? 1m,
            Swap(entry, digits, known),
            entry.Word("sessions", Sessions) ?? known?.Sessions ?? UsualSessions(kind),
            known is null ? $"stated: {file}" : $"stated: {file}, over {known.Source}");
        return entry.IsSound ? instrument : null;

        // What is beyond a quantity has been named as a fault already.
        Quantity Units(decimal lots) => Quantity.From(Math.Min(lots * contract, UnitsMax));

        // A new contract size keeps the lots, not the units.
        decimal Lots(string key, Quantity? before, decimal usual) =>
            entry.Number(key, 0.000001m, LotsMax) ?? (before is { } units ? known!.ToLots(units) : usual);
    }

    private static TradingSessions UsualSessions(InstrumentKind kind) => kind switch
    {
        InstrumentKind.Metal or InstrumentKind.Index => TradingSessions.Metals,
        InstrumentKind.Crypto => TradingSessions.Always,
        _ => TradingSessions.Forex,
    };

    private static PriceDelta TickSize(CatalogEntry entry, int digits, Instrument? known)
    {
        var point = Point(digits);
        if (entry.Number("tickSize", 0.000000001m, 1_000_000m) is not { } stated)
        {
            return known is { TickSize: var before } && known.Digits == digits ? before : point;
        }

        if (stated % point.ToDecimal() != 0m)
        {
            entry.Reject("tickSize", $"was {stated}", $"a multiple of {point}, the last of {digits} digits");
        }

        return PriceDelta.From(stated);
    }

    private static SwapTerms Swap(CatalogEntry entry, int digits, Instrument? known)
    {
        // Points of another size are the same money.
        var before = known?.Swap ?? SwapTerms.None;
        if (known is not null && before.Mode == SwapMode.Points && known.Digits != digits)
        {
            var scale = Point(known.Digits).ToDecimal() / Point(digits).ToDecimal();
            before = before with { Long = before.Long * scale, Short = before.Short * scale };
        }

        if (entry.Section("swap", ["mode", "long", "short", "tripleDay"]) is not { } swap)
        {
            return before;
        }

        var mode = swap.Word("mode", SwapModes);
        if (mode is { } changed && changed != SwapMode.None && changed != before.Mode)
        {
            swap.Require("long", "short");
        }

        return new(
            mode ?? before.Mode,
            swap.Number("long", -1_000_000m, 1_000_000m) ?? (mode == SwapMode.None ? 0m : before.Long),
            swap.Number("short", -1_000_000m, 1_000_000m) ?? (mode == SwapMode.None ? 0m : before.Short),
            swap.Word("tripleDay", Weekdays) ?? before.TripleDay);
    }

    private static void CheckVolumes(CatalogEntry entry, decimal contract, decimal least, decimal step, decimal most)
    {
        foreach (var (key, lots) in new[] { ("volumeMin", least), ("volumeStep", step), ("volumeMax", most) })
        {
            var units = lots * contract;
            if (units > UnitsMax || units % 0.000001m != 0m)
            {
                entry.Reject(key, $"{lots} lots are {units} units", $"whole millionths of a unit, at most {UnitsMax}");
            }
        }

        if (least % step != 0m)
        {
            entry.Reject("volumeMin", $"was {least} lots", $"a multiple of the step of {step} lots");
        }

        if (most < least)
        {
            entry.Reject("volumeMax", $"was {most} lots", $"at least the minimum of {least} lots");
        }
    }
}
