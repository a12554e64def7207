namespace Arus.Features;

/// <summary>The catalogue's entry of <see cref="Atr"/>.</summary>
internal static class AtrEntry
{
    /// <summary>What it gives.</summary>
    public static readonly string[] Outputs = ["value"];

    private static readonly IntegerSetting Period = IntegerSetting.Period("period", 14, "true ranges in the average");
    private static readonly ChoiceSetting<SeedMode> Seed = new("seed", "tradingview counts the first bar's high − low, the others do not");
    private static readonly ChoiceSetting<AtrSmoothing> Smoothing = new("smoothing", "auto is simple for seed = metatrader and wilder otherwise");

    /// <summary>The entry.</summary>
    public static readonly CatalogEntry Entry = new()
    {
        Name = "atr",
        Title = "Average True Range",
        Settings = [Period, Seed, Smoothing],
        Outputs = Outputs,
        Source = "Wilder 1978; TA-Lib ATR, TradingView ta.atr, MetaTrader 5 iATR.",
        Stream = set => new AtrStream(set[Period], set.Choice(Seed), set.Choice(Smoothing)),
        Columns = (set, bars) => [Atr.Series(bars, set[Period], set.Choice(Seed), set.Choice(Smoothing))],
    };
}
