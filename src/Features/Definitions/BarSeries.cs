namespace Arus.Features;

/// <summary>Series of bars that many features are made of.</summary>
internal static class BarSeries
{
    /// <summary>Wilder's average true range.</summary>
    public static Series Atr(this Track track, int bars) => Indicated.Of(track, $"atr({bars})", bars, () => new AtrStream(bars));

    /// <summary>Wilder's relative strength index of the closes.</summary>
    public static Series Rsi(this Track track, int bars) => Indicated.Of(track, $"rsi({bars})", bars, () => new RsiStream(bars));

    /// <summary>Wilder's average directional movement index, with its two indicators.</summary>
    public static Indicated Adx(this Track track, int bars) => Indicated.Of(track, $"adx({bars})", (2 * bars) - 1, () => new AdxStream(bars));

    /// <summary>Commodity channel index.</summary>
    public static Series Cci(this Track track, int bars) => Indicated.Of(track, $"cci({bars})", bars - 1, () => new CciStream(bars));

    /// <summary>Moving average convergence and divergence with its signal and histogram.</summary>
    public static Indicated Macd(this Track track) => Indicated.Of(track, "macd(12,26,9)", 33, () => new MacdStream(12, 26, 9));

    /// <summary>The stochastic oscillator with its signal.</summary>
    public static Indicated Stochastic(this Track track) => Indicated.Of(track, "stochastic(14,3,3)", 17, () => new StochasticStream(14, 3, 3));

    /// <summary>The volume-weighted average price of the trading day.</summary>
    public static Series Vwap(this Track track) => Indicated.Of(track, "vwap", 0, () => new VwapStream());

    /// <summary>High less low.</summary>
    public static Series Range(this Track track) => track.High - track.Low;

    /// <summary>The mean of high, low and close.</summary>
    public static Series Typical(this Track track) => (track.High + track.Low + track.Close) / 3.0;

    /// <summary>The mean of high and low.</summary>
    public static Series Middle(this Track track) => (track.High + track.Low) / 2.0;

    /// <summary>The range widened to the close before.</summary>
    public static Series TrueRange(this Track track) => track.High.Max(track.Close.Lag()) - track.Low.Min(track.Close.Lag());

    /// <summary>Where a value lies between the lowest low and the highest high of the last bars: 0 to 1.</summary>
    public static Series Within(this Track track, Series value, int bars) =>
        (value - track.Low.Lowest(bars)) / (track.High.Highest(bars) - track.Low.Lowest(bars));

    /// <summary>In units of the average true range of 14 bars.</summary>
    public static Series InAtrs(this Series distance, Track track) => distance / track.Atr(14);
}
