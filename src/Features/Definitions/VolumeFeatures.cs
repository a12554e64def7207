namespace Arus.Features;

/// <summary>How much is traded; for currencies the number of ticks stands for it.</summary>
internal static class VolumeFeatures
{
    /// <summary>The definitions.</summary>
    public static IReadOnlyList<FeatureDefinition> All { get; } =
    [
        new("volume20.ratio", "ratio to the mean", "0 upward", "Textbook.", m => m.Volume / m.Volume.Mean(20)),
        new("volume20.score", "standard deviations", "about −3 to 8", "Textbook.", m => m.Volume.Score(20)),
        new("volume.rank250", "share of 250 bars", "0 to 1", "Textbook.", m => m.Volume.Rank(250)),
        new("volume5.20.ratio", "ratio", "0 to 4", "Textbook.", m => m.Volume.Mean(5) / m.Volume.Mean(20)),
        new("volume.hour.ratio", "ratio to the mean of the last 20 bars of the same hour", "0 upward", "Seasonality; Dacorogna and others 1993.",
            m => m.Volume / HourlyMean.Of(m.Volume, 20)),
        new("obv20.slope", "mean volumes per bar", "about ±1", "Granville 1963.", m => SignedVolume(m).Total().Slope(20) / m.Volume.Mean(20)),
        new("volume.balance20", "share of the volume", "−1 to 1", "After Granville 1963.", m => SignedVolume(m).Sum(20) / m.Volume.Sum(20)),
        new("mfi14", "points", "0 to 100", "Quong and Soudack 1989.", m => 100.0 * (MoneyUp(m).Sum(14) / MoneyFlow(m).Sum(14))),
        new("cmf20", "share of the volume", "−1 to 1", "Chaikin.", m => (Multiplier(m) * m.Volume).Sum(20) / m.Volume.Sum(20)),
        new("chaikin3.10", "mean volumes", "about ±5", "Chaikin.",
            m => ((Multiplier(m) * m.Volume).Total().Ema(3) - (Multiplier(m) * m.Volume).Total().Ema(10)) / m.Volume.Mean(20)),
        new("force13", "ATR(14)", "about ±3", "Elder 1993; over the mean volume.",
            m => (m.Close.Change() * (m.Volume / m.Volume.Mean(20))).Ema(13).InAtrs(m.Base)),
        new("easeofmovement14", "ATR(14)", "about ±3", "Arms 1983; over the mean volume.",
            m => (m.Base.Middle().Change() / (m.Volume / m.Volume.Mean(20))).Mean(14).InAtrs(m.Base)),
        new("vwap.distance", "ATR(14)", "about ±20", "Textbook; the trading day begins at 17:00 New York.", m => (m.Close - m.Base.Vwap()).InAtrs(m.Base)),
        new("vwma20.distance", "ATR(14)", "about ±10", "Textbook.", m => (m.Close - ((m.Close * m.Volume).Sum(20) / m.Volume.Sum(20))).InAtrs(m.Base)),
        new("volume.return.correlation20", "correlation", "−1 to 1", "Karpoff 1987.",
            m => m.Close.Return().Abs().Correlation(m.Volume / m.Volume.Mean(20), 20)),
    ];

    private static Series SignedVolume(FeatureGraph m) => m.Close.Change().Sign() * m.Volume;

    private static Series MoneyFlow(FeatureGraph m) => m.Base.Typical() * m.Volume * m.Base.Typical().Change().Sign().Abs();

    private static Series MoneyUp(FeatureGraph m) => m.Base.Typical() * m.Volume * m.Base.Typical().Change().Sign().Positive();

    /// <summary>Where the close lies in the bar: −1 at the low, 1 at the high.</summary>
    private static Series Multiplier(FeatureGraph m) => ((m.Close - m.Low) - (m.High - m.Close)) / m.Base.Range();
}
