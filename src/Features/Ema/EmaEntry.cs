namespace Arus.Features;

/// <summary>The catalogue's entry of <see cref="Ema"/>.</summary>
internal static class EmaEntry
{
    /// <summary>What it gives.</summary>
    public static readonly string[] Outputs = ["value"];

    private static readonly IntegerSetting Period = IntegerSetting.Period("period", 14, "bars whose weight is 2 ÷ (period + 1)");
    private static readonly ChoiceSetting<SeedMode> Seed = new(
        "seed", "how it starts: talib from the mean of the first period, the others from the first value (metatrader shows it after a period)");

    /// <summary>The entry.</summary>
    public static readonly CatalogEntry Entry = new()
    {
        Name = "ema",
        Title = "Exponential Moving Average",
        Settings = [Period, Seed],
        Outputs = Outputs,
        Source = "TA-Lib EMA; TradingView ta.ema; MetaTrader 5 iMA with MODE_EMA.",
        Stream = set => new EmaStream(set[Period], set.Choice(Seed)),
        Columns = (set, bars) => [Ema.Series(bars.Closes(), set[Period], set.Choice(Seed))],
    };
}
