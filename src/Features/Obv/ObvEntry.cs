namespace Arus.Features;

/// <summary>The catalogue's entry of <see cref="Obv"/>.</summary>
internal static class ObvEntry
{
    /// <summary>What it gives.</summary>
    public static readonly string[] Outputs = ["value"];

    private static readonly ChoiceSetting<ObvStart> Start = new(
        "start", "the value at the first bar: its volume (TA-Lib, MetaTrader) or zero (TradingView)");

    /// <summary>The entry.</summary>
    public static readonly CatalogEntry Entry = new()
    {
        Name = "obv",
        Title = "On-Balance Volume",
        Settings = [Start],
        Outputs = Outputs,
        Source = "Granville 1963; TA-Lib OBV, TradingView ta.obv, MetaTrader 5 iOBV.",
        NeedsVolume = true,
        Stream = set => new ObvStream(set.Choice(Start)),
        Columns = (set, bars) => [Obv.Series(bars, set.Choice(Start))],
    };
}
