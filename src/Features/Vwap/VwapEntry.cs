namespace Arus.Features;

/// <summary>The catalogue's entry of <see cref="Vwap"/>.</summary>
internal static class VwapEntry
{
    /// <summary>What it gives.</summary>
    public static readonly string[] Outputs = ["value"];

    private static readonly ChoiceSetting<VwapAnchor> Anchor = new(
        "anchor", "starts anew with every session (17:00 New York), with every UTC day, or never");

    /// <summary>The entry.</summary>
    public static readonly CatalogEntry Entry = new()
    {
        Name = "vwap",
        Title = "Volume-Weighted Average Price",
        Settings = [Anchor],
        Outputs = Outputs,
        Source = "Σ(typical price × volume) ÷ Σ volume; TradingView ta.vwap. On currencies the volume is the count of ticks.",
        NeedsVolume = true,
        Stream = set => new VwapStream(set.Choice(Anchor)),
        Columns = (set, bars) => [Vwap.Series(bars, set.Choice(Anchor))],
    };
}
