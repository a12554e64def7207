using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>Stochastic oscillator: where the close stands in the range of the last bars, 0 to 100. Lane, 1950s.</summary>
internal static class Stochastic
{
    /// <summary>
    /// %K and %D per bar. TA-Lib and TradingView: 100 × (close − lowest) ÷ (highest − lowest), 0 where there is no range, averaged over
    /// <paramref name="slowing"/> bars to %K and once more over <paramref name="signal"/> to %D. MetaTrader: %K is the sum of the numerators over
    /// the sum of the denominators of <paramref name="slowing"/> bars, 100 where there is no range. %K begins at index period + slowing − 2
    /// (TA-Lib: with %D), %D at period + slowing + signal − 3; what comes before is NaN.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A period is not 1 to 10,000, or a bar is not usable.</exception>
    public static (double[] K, double[] D) Series(
        IReadOnlyList<IndicatorInput> bars, int period, int slowing, int signal, SeedMode seed = SeedMode.TaLib)
    {
        IndicatorLimits.Period(period);
        IndicatorLimits.Period(slowing);
        IndicatorLimits.Period(signal);
        IndicatorLimits.CheckBars(bars);

        var above = new double[bars.Count];
        var ranges = new double[bars.Count];
        Array.Fill(above, double.NaN);
        Array.Fill(ranges, double.NaN);
        for (var i = period - 1; i < bars.Count; i++)
        {
            var (highest, lowest) = Extremes(bars, i - period + 1, i);
            above[i] = bars[i].Close - lowest;
            ranges[i] = highest - lowest;
        }

        var k = seed is SeedMode.MetaTrader ? RatioOfSums(above, ranges, slowing) : MeanOfRatios(above, ranges, slowing);
        var d = Sma.AfterWarmUp(k, signal);
        for (var i = 0; i < bars.Count; i++)
        {
            d[i] = Hold(d[i]);
            k[i] = seed is SeedMode.TaLib && double.IsNaN(d[i]) ? double.NaN : k[i];
        }

        return (k, d);
    }

    /// <summary>100 × above ÷ range; 0 without a range.</summary>
    internal static double Position(double above, double range) => range > 0.0 ? 100.0 * (above / range) : 0.0;

    /// <summary>Keeps a value within 0 to 100, which a rounding could leave.</summary>
    internal static double Hold(double value) => value < 0.0 ? 0.0 : value > 100.0 ? 100.0 : value;

    private static (double Highest, double Lowest) Extremes(IReadOnlyList<IndicatorInput> bars, int first, int last)
    {
        var (highest, lowest) = (bars[first].High, bars[first].Low);
        for (var i = first + 1; i <= last; i++)
        {
            highest = Math.Max(highest, bars[i].High);
            lowest = Math.Min(lowest, bars[i].Low);
        }

        return (highest, lowest);
    }

    private static double[] MeanOfRatios(double[] above, double[] ranges, int slowing)
    {
        var raw = above.Zip(ranges, (part, whole) => double.IsNaN(whole) ? double.NaN : Position(part, whole)).ToArray();
        return [.. Sma.AfterWarmUp(raw, slowing).Select(Hold)];
    }

    private static double[] RatioOfSums(double[] above, double[] ranges, int slowing)
    {
        var numerators = Sma.AfterWarmUp(above, slowing);
        var denominators = Sma.AfterWarmUp(ranges, slowing);
        var ratios = new double[above.Length];
        var flat = 0;
        for (var i = 0; i < above.Length; i++)
        {
            flat = ranges[i] == 0.0 ? flat + 1 : 0;
            ratios[i] = double.IsNaN(denominators[i]) ? double.NaN
                : flat >= slowing ? 100.0
                : Hold(Position(numerators[i], denominators[i]));
        }

        return ratios;
    }
}
