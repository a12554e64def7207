namespace Arus.Features;

/// <summary>Exponential moving average: value + 2 ÷ (period + 1) × (next − value).</summary>
internal static class Ema
{
    /// <summary>
    /// One average per value. TA-Lib starts from the mean of the first period, at index period − 1; TradingView from the first value, at index 0;
    /// MetaTrader from the first value too, shown from index period − 1. What comes before is NaN.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is not 1 to 10,000, or a value is not finite.</exception>
    public static double[] Series(IReadOnlyList<double> values, int period, SeedMode seed = SeedMode.TaLib)
    {
        IndicatorLimits.Period(period);
        IndicatorLimits.CheckValues(values);
        return Smooth(values, period, ExponentialAverage.UsualWeight(period), seed);
    }

    /// <summary>Wilder's average, with weight 1 ÷ period, started from the mean of the first period.</summary>
    internal static double[] Wilder(IReadOnlyList<double> values, int period) =>
        Smooth(values, period, ExponentialAverage.WilderWeight(period), SeedMode.TaLib);

    private static double[] Smooth(IReadOnlyList<double> values, int period, double weight, SeedMode seed)
    {
        var averages = new double[values.Count];
        Array.Fill(averages, double.NaN);
        var first = seed is SeedMode.TaLib ? period - 1 : 0;
        var shownFrom = seed is SeedMode.TradingView ? 0 : period - 1;
        if (values.Count <= first)
        {
            return averages;
        }

        var average = seed is SeedMode.TaLib ? Mean(values, period) : values[0];
        for (var i = first; i < values.Count; i++)
        {
            average = i == first ? average : average + (weight * (values[i] - average));
            averages[i] = i >= shownFrom ? average : double.NaN;
        }

        return averages;
    }

    private static double Mean(IReadOnlyList<double> values, int count)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            sum += values[i];
        }

        return sum / count;
    }
}
