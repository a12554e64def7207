namespace Arus.Features;

/// <summary>The catalogue's entry of <see cref="Adx"/>.</summary>
internal static class AdxEntry
{
    /// <summary>What it gives.</summary>
    public static readonly string[] Outputs = ["adx", "plus", "minus"];

    private static readonly IntegerSetting Period = IntegerSetting.Period("period", 14, "bars of both averages");
    private static readonly ChoiceSetting<SeedMode> Seed = new("seed", "how the averages start: talib from sums of period − 1 bars");
    private static readonly ChoiceSetting<AdxSmoothing> Smoothing = new(
        "smoothing", "auto is exponential (iADX) for seed = metatrader and wilder otherwise; metatrader with wilder is iADXWilder");

    /// <summary>The entry.</summary>
    public static readonly CatalogEntry Entry = new()
    {
        Name = "adx",
        Title = "Average Directional Index",
        Settings = [Period, Seed, Smoothing],
        Outputs = Outputs,
        Source = "Wilder 1978; TA-Lib ADX, TradingView ta.dmi, MetaTrader 5 iADX and iADXWilder.",
        Conflict = set => set.Choice(Smoothing) is AdxSmoothing.Exponential && set.Choice(Seed) is not SeedMode.MetaTrader
            ? new SettingConflict("smoothing", "exponential, without seed = metatrader", "auto or wilder, or seed = metatrader")
            : null,
        Stream = set => new AdxStream(set[Period], set.Choice(Seed), set.Choice(Smoothing)),
        Columns = (set, bars) =>
        {
            var (index, plus, minus) = Adx.Series(bars, set[Period], set.Choice(Seed), set.Choice(Smoothing));
            return [index, plus, minus];
        },
    };
}
