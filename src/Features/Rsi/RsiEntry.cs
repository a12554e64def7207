namespace Arus.Features;

/// <summary>The catalogue's entry of <see cref="Rsi"/>.</summary>
internal static class RsiEntry
{
    /// <summary>What it gives.</summary>
    public static readonly string[] Outputs = ["value"];

    private static readonly IntegerSetting Period = IntegerSetting.Period("period", 14, "bars of Wilder's average");
    private static readonly ChoiceSetting<SeedMode> Seed = new(
        "seed", "what a market gives that never moved: talib 0, tradingview 100, metatrader 50");

    /// <summary>The entry.</summary>
    public static readonly CatalogEntry Entry = new()
    {
        Name = "rsi",
        Title = "Relative Strength Index",
        Settings = [Period, Seed],
        Outputs = Outputs,
        Source = "Wilder 1978; TA-Lib RSI, TradingView ta.rsi, MetaTrader 5 iRSI.",
        Stream = set => new RsiStream(set[Period], set.Choice(Seed)),
        Columns = (set, bars) => [Rsi.Series(bars.Closes(), set[Period], set.Choice(Seed))],
    };
}
