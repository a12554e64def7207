namespace Arus.Features;

/// <summary>Relative strength index: the share of gains in all movement, 0 to 100. Wilder, New Concepts in Technical Trading Systems, 1978.</summary>
internal static class Rsi
{
    /// <summary>
    /// One value per close, NaN for the first <paramref name="period"/>. Gains and losses are averaged over the first period, then smoothed by
    /// Wilder's average. The seed decides what a market gives that never moved: TA-Lib 0, TradingView 100, MetaTrader 50.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is not 1 to 10,000, or a value is not finite.</exception>
    public static double[] Series(IReadOnlyList<double> values, int period, SeedMode seed = SeedMode.TaLib)
    {
        IndicatorLimits.Period(period);
        IndicatorLimits.CheckValues(values);

        var gains = new double[Math.Max(values.Count - 1, 0)];
        var losses = new double[gains.Length];
        for (var i = 0; i < gains.Length; i++)
        {
            var change = values[i + 1] - values[i];
            gains[i] = change > 0 ? change : 0.0;
            losses[i] = change < 0 ? -change : 0.0;
        }

        var averageGains = Ema.Wilder(gains, period);
        var averageLosses = Ema.Wilder(losses, period);
        var strengths = new double[values.Count];
        for (var i = 0; i < values.Count; i++)
        {
            strengths[i] = i < period ? double.NaN : Strength(averageGains[i - 1], averageLosses[i - 1], seed);
        }

        return strengths;
    }

    /// <summary>100 × gain ÷ (gain + loss), in this order: never outside 0 to 100 by a rounding.</summary>
    internal static double Strength(double gain, double loss, SeedMode seed)
    {
        var movement = gain + loss;
        return movement > 0.0 ? 100.0 * (gain / movement) : OfNoMovement(seed);
    }

    private static double OfNoMovement(SeedMode seed) => seed switch
    {
        SeedMode.TaLib => 0.0,
        SeedMode.TradingView => 100.0,
        _ => 50.0,
    };
}
