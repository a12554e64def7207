namespace Arus.Features;

/// <summary>Speed and exhaustion.</summary>
internal static class MomentumFeatures
{
    private const string Points = "points";
    private const string Percent = "0 to 100";

    /// <summary>The definitions.</summary>
    public static IReadOnlyList<FeatureDefinition> All { get; } =
    [
        new("rsi2", Points, Percent, "Wilder 1978; Connors 2009.", m => m.Base.Rsi(2)),
        new("rsi14", Points, Percent, "Wilder 1978.", m => m.Base.Rsi(14)),
        new("rsi14.change5", Points, "−100 to 100", "Wilder 1978.", m => m.Base.Rsi(14).Change(5)),
        new("rsi14.stochastic", "share of the range of 14 bars", "0 to 1", "Chande and Kroll 1994.",
            m => (m.Base.Rsi(14) - m.Base.Rsi(14).Lowest(14)) / (m.Base.Rsi(14).Highest(14) - m.Base.Rsi(14).Lowest(14))),
        new("rsi14.divergence20", "correlation of changes", "−1 to 1", "After Wilder 1978.", m => m.Close.Change().Correlation(m.Base.Rsi(14).Change(), 20)),
        new("stochastic14.k", Points, Percent, "Lane 1984.", m => m.Base.Stochastic()),
        new("stochastic14.d", Points, Percent, "Lane 1984.", m => m.Base.Stochastic().Output(1)),
        new("cci20", Points, "about ±300", "Lambert 1980.", m => m.Base.Cci(20)),
        new("williams14", Points, "−100 to 0", "Williams 1973.", m => 100.0 * (m.Base.Within(m.Close, 14) - 1.0)),
        new("roc10.atr", "ATR(14)", "about ±10", "Textbook.", m => m.Close.Change(10).InAtrs(m.Base)),
        new("momentum120.24", "log return", "about ±0.1", "Jegadeesh and Titman 1993, the latest part left out.", m => m.Close.Lag(24).Return(96)),
        new("tsi25.13", Points, "−100 to 100", "Blau 1991.",
            m => 100.0 * (m.Close.Change().Ema(25).Ema(13) / m.Close.Change().Abs().Ema(25).Ema(13))),
        new("ultimate7.14.28", Points, Percent, "Williams 1985.",
            m => 100.0 / 7.0 * ((4.0 * Pressure(m, 7)) + (2.0 * Pressure(m, 14)) + Pressure(m, 28))),
        new("awesome.atr", "ATR(14)", "about ±10", "Williams 1995.", m => (m.Base.Middle().Mean(5) - m.Base.Middle().Mean(34)).InAtrs(m.Base)),
        new("cmo14", Points, "−100 to 100", "Chande and Kroll 1994.", m => 100.0 * (m.Close.Change().Sum(14) / m.Close.Change().Abs().Sum(14))),
        new("dpo20", "ATR(14)", "about ±10", "Textbook.", m => (m.Close.Lag(11) - m.Close.Mean(20)).InAtrs(m.Base)),
        new("zscore20", "standard deviations", "about ±4", "Textbook.", m => m.Close.Score(20)),
        new("return.sharpe24", "mean over deviation", "about ±2", "Sharpe 1994.", m => m.Close.Return().Mean(24) / m.Close.Return().Deviation(24)),
    ];

    /// <summary>Buying pressure over true range.</summary>
    private static Series Pressure(FeatureGraph m, int bars) =>
        (m.Close - m.Low.Min(m.Close.Lag())).Sum(bars) / m.Base.TrueRange().Sum(bars);
}
