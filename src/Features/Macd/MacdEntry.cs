namespace Arus.Features;

/// <summary>The catalogue's entry of <see cref="Macd"/>.</summary>
internal static class MacdEntry
{
    /// <summary>What it gives.</summary>
    public static readonly string[] Outputs = ["line", "signal", "histogram"];

    private static readonly IntegerSetting Fast = IntegerSetting.Period("fast", 12, "bars of the fast average");
    private static readonly IntegerSetting Slow = IntegerSetting.Period("slow", 26, "bars of the slow average");
    private static readonly IntegerSetting Signal = IntegerSetting.Period("signal", 9, "bars of the signal average");
    private static readonly ChoiceSetting<SeedMode> Seed = new(
        "seed", "how the averages start, and the kind of the signal: simple for metatrader, exponential otherwise");

    /// <summary>The entry.</summary>
    public static readonly CatalogEntry Entry = new()
    {
        Name = "macd",
        Title = "Moving Average Convergence Divergence",
        Settings = [Fast, Slow, Signal, Seed],
        Outputs = Outputs,
        Source = "Appel 1979; TA-Lib MACD, TradingView ta.macd, MetaTrader 5 iMACD.",
        Conflict = set => set[Fast] < set[Slow]
            ? null
            : new SettingConflict("fast", $"{set[Fast]}, with slow = {set[Slow]}", "a fast period below the slow one"),
        Stream = set => new MacdStream(set[Fast], set[Slow], set[Signal], set.Choice(Seed)),
        Columns = (set, bars) =>
        {
            var (line, signal, histogram) = Macd.Series(bars.Closes(), set[Fast], set[Slow], set[Signal], set.Choice(Seed));
            return [line, signal, histogram];
        },
    };
}
