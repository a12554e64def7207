namespace Arus.Features;

/// <summary>Returns and the shape of bars.</summary>
internal static class PriceActionFeatures
{
    private const string Textbook = "Textbook.";

    /// <summary>The definitions.</summary>
    public static IReadOnlyList<FeatureDefinition> All { get; } =
    [
        .. new[] { 1, 3, 6, 12, 24, 120 }.Select(bars => new FeatureDefinition(
            $"ret{bars}", "log return", "about ±0.1", Textbook, m => m.Close.Return(bars))),
        new("gap", "log return", "about ±0.05", Textbook, m => (m.Open / m.Close.Lag()).Log()),
        new("body", "share of the range", "−1 to 1", "Nison 1991.", m => (m.Close - m.Open) / m.Base.Range()),
        new("shadow.upper", "share of the range", "0 to 1", "Nison 1991.", m => (m.High - m.Open.Max(m.Close)) / m.Base.Range()),
        new("shadow.lower", "share of the range", "0 to 1", "Nison 1991.", m => (m.Open.Min(m.Close) - m.Low) / m.Base.Range()),
        new("close.position", "share of the range", "0 to 1", "Williams 1972.", m => (m.Close - m.Low) / m.Base.Range()),
        new("range.atr", "ATR(14)", "0 upward", "Wilder 1978.", m => m.Base.Range().InAtrs(m.Base)),
        new("streak", "bars, with the sign of the move", "whole numbers", Textbook, m => m.Close.Change().Streak()),
        new("highs.higher10", "share of 10 bars", "0 to 1", "Dow theory.", m => m.High.Above(m.High.Lag()).Mean(10)),
        new("lows.lower10", "share of 10 bars", "0 to 1", "Dow theory.", m => m.Low.Lag().Above(m.Low).Mean(10)),
        new("donchian20.position", "share of the channel", "0 to 1", "Donchian's four-week rule, 1960.", m => m.Base.Within(m.Close, 20)),
        new("donchian55.position", "share of the channel", "0 to 1", "Donchian; Faith 2003.", m => m.Base.Within(m.Close, 55)),
        new("drawdown60", "log return", "0 or below", Textbook, m => (m.Close / m.Close.Highest(60)).Log()),
        new("runup60", "log return", "0 or above", Textbook, m => (m.Close / m.Close.Lowest(60)).Log()),
    ];
}
