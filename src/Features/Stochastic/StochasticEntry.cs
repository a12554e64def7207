namespace Arus.Features;

/// <summary>The catalogue's entry of <see cref="Stochastic"/>.</summary>
internal static class StochasticEntry
{
    /// <summary>What it gives.</summary>
    public static readonly string[] Outputs = ["k", "d"];

    private static readonly IntegerSetting Period = IntegerSetting.Period("period", 14, "bars of the range");
    private static readonly IntegerSetting Slowing = IntegerSetting.Period("slowing", 3, "bars in %K; 1 is the fast stochastic");
    private static readonly IntegerSetting Signal = IntegerSetting.Period("signal", 3, "bars in %D");
    private static readonly ChoiceSetting<SeedMode> Seed = new(
        "seed", "%K is the mean of ratios for talib and tradingview, the ratio of sums for metatrader; talib shows %K with %D");

    /// <summary>The entry.</summary>
    public static readonly CatalogEntry Entry = new()
    {
        Name = "stochastic",
        Title = "Stochastic Oscillator",
        Settings = [Period, Slowing, Signal, Seed],
        Outputs = Outputs,
        Source = "Lane; TA-Lib STOCH, TradingView ta.stoch, MetaTrader 5 iStochastic (low/high, simple).",
        Stream = set => new StochasticStream(set[Period], set[Slowing], set[Signal], set.Choice(Seed)),
        Columns = (set, bars) =>
        {
            var (k, d) = Stochastic.Series(bars, set[Period], set[Slowing], set[Signal], set.Choice(Seed));
            return [k, d];
        },
    };
}
