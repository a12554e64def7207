namespace Arus.Features;

/// <summary>How far prices move. Volatilities are per bar.</summary>
internal static class VolatilityFeatures
{
    private const string PerBar = "standard deviation of the log return of one bar";
    private const string Small = "0 to about 0.05";

    /// <summary>The definitions.</summary>
    public static IReadOnlyList<FeatureDefinition> All { get; } =
    [
        new("atr14.ratio", "share of the price", Small, "Wilder 1978.", m => m.Base.Atr(14) / m.Close),
        new("atr14.rank250", "share of 250 bars", "0 to 1", "Wilder 1978.", m => (m.Base.Atr(14) / m.Close).Rank(250)),
        new("atr7.28.ratio", "ratio", "about 0.5 to 2", "Wilder 1978.", m => m.Base.Atr(7) / m.Base.Atr(28)),
        new("truerange.atr", "ATR(14) of the bar before", "0 upward", "Wilder 1978.", m => m.Base.TrueRange() / m.Base.Atr(14).Lag()),
        new("volatility20", PerBar, Small, "Textbook.", m => m.Close.Return().Deviation(20)),
        new("volatility100", PerBar, Small, "Textbook.", m => m.Close.Return().Deviation(100)),
        new("volatility20.100.ratio", "ratio", "about 0.3 to 3", "Textbook.", m => m.Close.Return().Deviation(20) / m.Close.Return().Deviation(100)),
        new("volatility20.rank250", "share of 250 bars", "0 to 1", "Textbook.", m => m.Close.Return().Deviation(20).Rank(250)),
        new("ewma94", PerBar, Small, "RiskMetrics 1996, λ = 0.94.", m => EwmaVolatility.Of(m.Close.Return(), 0.94)),
        new("parkinson20", PerBar, Small, "Parkinson 1980.", m => (LogRange(m).Square().Mean(20) / (4.0 * Ln2)).Root()),
        new("garmanklass20", PerBar, Small, "Garman and Klass 1980.",
            m => ((0.5 * LogRange(m).Square()) - (((2.0 * Ln2) - 1.0) * (m.Close / m.Open).Log().Square())).Mean(20).Positive().Root()),
        new("rogerssatchell20", PerBar, Small, "Rogers and Satchell 1991.", m => RogersSatchell(m).Mean(20).Positive().Root()),
        new("yangzhang20", PerBar, Small, "Yang and Zhang 2000.", YangZhang),
        new("bollinger20.width", "share of the price", "0 to about 0.2", "Bollinger 2001.", m => 4.0 * m.Close.Deviation(20) / m.Close.Mean(20)),
        new("bollinger20.position", "share of the band", "about −0.5 to 1.5", "Bollinger 2001.", m => (m.Close.Score(20) + 2.0) / 4.0),
        new("keltner20.position", "share of the channel", "about −0.5 to 1.5", "Keltner 1960; Raschke.",
            m => ((m.Close - m.Close.Ema(20)) / m.Base.Atr(20) + 2.0) / 4.0),
        new("squeeze20", "ratio", "about 0.3 to 3; below 1 the bands lie within the channel", "Carter 2005.",
            m => 2.0 * m.Close.Deviation(20) / (1.5 * m.Base.Atr(20))),
        new("volatility.up20", PerBar, Small, "Semideviation, Markowitz 1959.", m => m.Close.Return().Positive().Square().Mean(20).Root()),
        new("volatility.down20", PerBar, Small, "Semideviation, Markowitz 1959.", m => m.Close.Return().Negative().Square().Mean(20).Root()),
        new("volatility.skew20", "share", "−1 to 1", "Barndorff-Nielsen, Kinnebrock and Shephard 2010.",
            m => (m.Close.Return().Positive().Square().Mean(20) - m.Close.Return().Negative().Square().Mean(20)) / m.Close.Return().Square().Mean(20)),
        new("volatility.volatility20", "ratio", "0 to about 2", "Textbook.", m => m.Base.TrueRange().Deviation(20) / m.Base.TrueRange().Mean(20)),
        new("jump20", "share of the variance", "0 to 1", "Bipower variation, Barndorff-Nielsen and Shephard 2004.",
            m => (1.0 - (HalfPi * (m.Close.Return().Abs() * m.Close.Return().Abs().Lag()).Mean(20) / m.Close.Return().Square().Mean(20))).Positive()),
        new("skew60", "third standardised moment", "about ±5", "Textbook.", m => m.Close.Return().Skewness(60)),
        new("kurtosis60", "fourth standardised moment, 3 for a normal distribution", "1 upward", "Textbook.", m => m.Close.Return().Kurtosis(60)),
    ];

    private const double Ln2 = 0.6931471805599453;
    private const double HalfPi = 1.5707963267948966;

    private static Series LogRange(FeatureGraph m) => (m.High / m.Low).Log();

    private static Series RogersSatchell(FeatureGraph m) =>
        ((m.High / m.Close).Log() * (m.High / m.Open).Log()) + ((m.Low / m.Close).Log() * (m.Low / m.Open).Log());

    /// <summary>Overnight variance + k × open-to-close variance + (1 − k) × Rogers–Satchell, k = 0.34 ÷ (1.34 + (n + 1) ÷ (n − 1)).</summary>
    private static Series YangZhang(FeatureGraph m)
    {
        const double Weight = 0.34 / (1.34 + (21.0 / 19.0));
        var overnight = (m.Open / m.Close.Lag()).Log().Deviation(20).Square();
        var session = (m.Close / m.Open).Log().Deviation(20).Square();
        return (overnight + (Weight * session) + ((1.0 - Weight) * RogersSatchell(m).Mean(20))).Positive().Root();
    }
}
