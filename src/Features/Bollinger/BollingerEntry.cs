namespace Arus.Features;

/// <summary>The catalogue's entry of <see cref="Bollinger"/>.</summary>
internal static class BollingerEntry
{
    /// <summary>What it gives.</summary>
    public static readonly string[] Outputs = ["middle", "lower", "upper"];

    private static readonly IntegerSetting Period = IntegerSetting.Period("period", 20, "bars in the mean and the deviation");
    private static readonly NumberSetting Width = new("width", 2.0, 0.001, 1_000.0, "standard deviations from the middle to each line");
    private static readonly ChoiceSetting<DeviationKind> Deviation = new(
        "deviation", "population divides the squares by the period, sample by one less");

    /// <summary>The entry.</summary>
    public static readonly CatalogEntry Entry = new()
    {
        Name = "bollinger",
        Title = "Bollinger Bands",
        Settings = [Period, Width, Deviation],
        Outputs = Outputs,
        Source = "Bollinger 1983; TA-Lib BBANDS, TradingView ta.bb, MetaTrader 5 iBands.",
        Conflict = set => set.Choice(Deviation) is DeviationKind.Sample && set[Period] == 1
            ? new SettingConflict("period", "1, with deviation = sample", "at least 2: one value has no sample deviation")
            : null,
        Stream = set => new BollingerStream(set[Period], set[Width], set.Choice(Deviation)),
        Columns = (set, bars) =>
        {
            var (middle, lower, upper) = Bollinger.Series(bars.Closes(), set[Period], set[Width], set.Choice(Deviation));
            return [middle, lower, upper];
        },
    };
}
