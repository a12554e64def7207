using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>Closed bars of a stated period, M1 to D1, whatever the rows' own; the latest that closed at or before the row.</summary>
internal static class MultiTimeframeFeatures
{
    private static readonly BarPeriod[] Periods =
        [BarPeriod.M1, BarPeriod.M5, BarPeriod.M15, BarPeriod.M30, BarPeriod.H1, BarPeriod.H4, BarPeriod.D1];

    /// <summary>The definitions.</summary>
    public static IReadOnlyList<FeatureDefinition> All { get; } =
    [
        .. Periods.SelectMany(Of),
        new("d1.position", "share of the range", "about −1 to 2", "Textbook.",
            m => (m.Close - m.Of(BarPeriod.D1).Low) / m.Of(BarPeriod.D1).Range()),
        new("timeframes.alignment", "mean sign", "−1 to 1", "After Elder 1993, triple screen: H1, H4 and D1.",
            m => (Trend(m, BarPeriod.H1).Sign() + Trend(m, BarPeriod.H4).Sign() + Trend(m, BarPeriod.D1).Sign()) / 3.0),
    ];

    private static IEnumerable<FeatureDefinition> Of(BarPeriod period)
    {
        var name = period.ToString().ToLowerInvariant();
        yield return new($"{name}.ret1", "log return", "about ±0.1", "Textbook.", m => m.Of(period).Close.Return());
        yield return new($"{name}.rsi14", "points", "0 to 100", "Wilder 1978.", m => m.Of(period).Rsi(14));
        yield return new($"{name}.trend", "ATR(14)", "about ±10", "Textbook.", m => Trend(m, period));
        yield return new($"{name}.atr14.ratio", "share of the price", "0 to about 0.05", "Wilder 1978.", m => m.Of(period).Atr(14) / m.Of(period).Close);
    }

    /// <summary>The distance of the close from its mean over 20 bars.</summary>
    private static Series Trend(FeatureGraph m, BarPeriod period) =>
        (m.Of(period).Close - m.Of(period).Close.Mean(20)).InAtrs(m.Of(period));
}
