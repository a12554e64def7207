using Arus.Foundation.Numerics;

namespace Arus.Features;

/// <summary>Which kind of market it is: trending, returning to its mean, calm, wild, changing.</summary>
internal static class RegimeFeatures
{
    /// <summary>The definitions.</summary>
    public static IReadOnlyList<FeatureDefinition> All { get; } =
    [
        new("efficiency10", "share", "0 to 1", "Kaufman 1995.", m => Efficiency(m, 10)),
        new("efficiency50", "share", "0 to 1", "Kaufman 1995.", m => Efficiency(m, 50)),
        new("varianceratio4.100", "ratio", "0 upward; 1 for a random walk", "Lo and MacKinlay 1988.", m => VarianceRatio(m, 4)),
        new("varianceratio16.100", "ratio", "0 upward; 1 for a random walk", "Lo and MacKinlay 1988.", m => VarianceRatio(m, 16)),
        new("hurst100", "exponent", "about 0 to 1; 0.5 for a random walk", "From the variance ratio of 16 bars: ½ + log VR ÷ (2 log 16).",
            m => VarianceRatio(m, 16).Log() / (2.0 * StrictMath.Log(16.0)) + 0.5),
        new("autocorrelation60", "correlation", "−1 to 1", "Textbook.", m => m.Close.Return().Correlation(m.Close.Return().Lag(), 60)),
        new("clustering60", "correlation", "−1 to 1", "Volatility clustering, Mandelbrot 1963.",
            m => m.Close.Return().Abs().Correlation(m.Close.Return().Abs().Lag(), 60)),
        new("chop14", "points", "0 to 100", "Dreiss.",
            m => (100.0 / StrictMath.Log(14.0)) * (m.Base.TrueRange().Sum(14) / (m.High.Highest(14) - m.Low.Lowest(14))).Log()),
        new("fractal30", "dimension", "about 1 to 2", "Ehlers 2005.", Fractal),
        new("regime.trend", "0 range, 0.5 between, 1 trend", "0, 0.5 or 1", "Wilder 1978: ADX(14) below 20, above 25.",
            m => 0.5 * (m.Base.Adx(14).Above(20.0) + m.Base.Adx(14).Above(25.0))),
        new("regime.volatility", "0 calm, 0.5 usual, 1 wild", "0, 0.5 or 1", "Volatility of 20 bars in the lowest, middle or highest third of 250.",
            m => 0.5 * (VolatilityRank(m).Above(1.0 / 3.0) + VolatilityRank(m).Above(2.0 / 3.0))),
        new("turbulence20", "squared standard deviations", "0 upward; about 1 usually", "Kritzman and Li 2010, one instrument.",
            m => m.Close.Return().Score(100).Square().Mean(20)),
        new("cusum", "standard deviations", "−5 to 5", "Page 1954: k = 0.5, h = 5.", m => Cusum.Of(Standardised(m), age: false)),
        new("cusum.age", "bars", "0 upward", "Page 1954: bars since the last alarm.", m => Cusum.Of(Standardised(m), age: true)),
        new("entropy50", "share of the highest", "0 to 1", "Permutation entropy of order 3, Bandt and Pompe 2002.",
            m => Windowed<PermutationEntropy>.Of("permutationentropy", m.Close, "50", 51, () => new(50))),
    ];

    private static Series Efficiency(FeatureGraph m, int bars) => m.Close.Change(bars).Abs() / m.Close.Change().Abs().Sum(bars);

    private static Series VarianceRatio(FeatureGraph m, int bars) =>
        m.Close.Return(bars).Deviation(100).Square() / (bars * m.Close.Return().Deviation(100).Square());

    private static Series VolatilityRank(FeatureGraph m) => m.Close.Return().Deviation(20).Rank(250);

    /// <summary>The return in standard deviations of the hundred before it.</summary>
    private static Series Standardised(FeatureGraph m) => m.Close.Return() / m.Close.Return().Deviation(100).Lag();

    private static Series Fractal(FeatureGraph m)
    {
        Series Span(int bars) => (m.High.Highest(bars) - m.Low.Lowest(bars)) / bars;
        return (((Span(15) + Span(15).Lag(15)) / Span(30)).Log()) / StrictMath.Log(2.0);
    }
}
