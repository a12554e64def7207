namespace Arus.Features;

/// <summary>Direction and its strength. Distances are in average true ranges, so that they compare between instruments.</summary>
internal static class TrendFeatures
{
    private const string Atrs = "ATR(14)";
    private const string Wilder = "Wilder 1978.";
    private const string Regression = "Least squares; Kaufman 2013, chapter 6.";

    /// <summary>The definitions.</summary>
    public static IReadOnlyList<FeatureDefinition> All { get; } =
    [
        .. new[] { 20, 50, 200 }.Select(bars => new FeatureDefinition(
            $"sma{bars}.distance", Atrs, "about ±20", "Textbook.", m => (m.Close - m.Close.Mean(bars)).InAtrs(m.Base))),
        new("ema20.distance", Atrs, "about ±10", "Textbook.", m => (m.Close - m.Close.Ema(20)).InAtrs(m.Base)),
        new("ema20.50.gap", Atrs, "about ±10", "Textbook.", m => (m.Close.Ema(20) - m.Close.Ema(50)).InAtrs(m.Base)),
        new("ema20.slope", "ATR(14) per 5 bars", "about ±5", "Textbook.", m => m.Close.Ema(20).Change(5).InAtrs(m.Base)),
        new("macd.line", Atrs, "about ±5", "Appel 1979.", m => m.Base.Macd().InAtrs(m.Base)),
        new("macd.signal", Atrs, "about ±5", "Appel 1979.", m => m.Base.Macd().Output(1).InAtrs(m.Base)),
        new("macd.histogram", Atrs, "about ±2", "Aspray 1986.", m => m.Base.Macd().Output(2).InAtrs(m.Base)),
        new("adx14", "points", "0 to 100", Wilder, m => m.Base.Adx(14)),
        new("di14.gap", "points", "−100 to 100", Wilder, m => m.Base.Adx(14).Output(1, warmUp: 14) - m.Base.Adx(14).Output(2, warmUp: 14)),
        new("aroon25", "points", "−100 to 100", "Chande 1995.",
            m => 4.0 * ((-m.Low).HighestAge(26) - m.High.HighestAge(26))),
        new("regression20.slope", "ATR(14) per bar", "about ±1", Regression, m => m.Close.Slope(20).InAtrs(m.Base)),
        new("regression20.fit", "share of the variance", "0 to 1", Regression, m => m.Close.Fit(20)),
        new("regression60.slope", "ATR(14) per bar", "about ±0.5", Regression, m => m.Close.Slope(60).InAtrs(m.Base)),
        new("regression60.fit", "share of the variance", "0 to 1", Regression, m => m.Close.Fit(60)),
        new("vortex14", "ratio", "about ±1", "Botes and Siepman 2010.",
            m => ((m.High - m.Low.Lag()).Abs().Sum(14) - (m.Low - m.High.Lag()).Abs().Sum(14)) / m.Base.TrueRange().Sum(14)),
        new("trix15", "log return of the triple average", "about ±0.01", "Hutson 1983.", m => m.Close.Ema(15).Ema(15).Ema(15).Return()),
        new("ichimoku.gap", Atrs, "about ±10", "Hosoda 1969.",
            m => (Middle(m, 9) - Middle(m, 26)).InAtrs(m.Base)),
        new("ichimoku.cloud", Atrs, "about ±20; 0 inside the cloud", "Hosoda 1969.", Cloud),
        new("supertrend", Atrs, "about ±20, above 0 in an upward trend", "Seban 2007; ATR(10) × 3.",
            m => Supertrend.Of(m.Base, 10, 3.0).InAtrs(m.Base)),
    ];

    private static Series Middle(FeatureGraph m, int bars) => (m.High.Highest(bars) + m.Low.Lowest(bars)) / 2.0;

    /// <summary>The distance above the upper, or below the lower edge of the cloud, which was drawn 26 bars ago.</summary>
    private static Series Cloud(FeatureGraph m)
    {
        var first = ((Middle(m, 9) + Middle(m, 26)) / 2.0).Lag(26);
        var second = Middle(m, 52).Lag(26);
        return ((m.Close - first.Max(second)).Positive() - (m.Close - first.Min(second)).Negative()).InAtrs(m.Base);
    }
}
