using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>
/// Commodity channel index: how far the typical price stands from its mean, in units of 0.015 mean absolute deviations. Lambert, 1980.
/// </summary>
internal static class Cci
{
    /// <summary>One value per bar, NaN for the first period − 1; 0 where all prices of the window are equal. The same on every platform.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is not 1 to 10,000, or a bar is not usable.</exception>
    public static double[] Series(IReadOnlyList<IndicatorInput> bars, int period)
    {
        IndicatorLimits.Period(period);
        IndicatorLimits.CheckBars(bars);

        double[] prices = [.. bars.Select(bar => TypicalPrice(bar))];
        var values = new double[prices.Length];
        for (var i = 0; i < prices.Length; i++)
        {
            values[i] = i < period - 1 ? double.NaN : Value(prices.AsSpan(i - period + 1, period), []);
        }

        return values;
    }

    /// <summary>(high + low + close) ÷ 3.</summary>
    internal static double TypicalPrice(in IndicatorInput bar) => (bar.High + bar.Low + bar.Close) / 3.0;

    /// <summary>The index of the last price of a window given in two pieces, older and newer.</summary>
    internal static double Value(ReadOnlySpan<double> older, ReadOnlySpan<double> newer)
    {
        var count = older.Length + newer.Length;
        var last = newer.IsEmpty ? older[^1] : newer[^1];
        var mean = Sum(Sum(0.0, older), newer) / count;
        var deviation = Deviation(Deviation(0.0, older, mean), newer, mean) / count;

        // Of equal prices the mean may miss by a rounding, and a rounding divided by a rounding is any number.
        return AllEqual(older, last) && AllEqual(newer, last) ? 0.0 : (last - mean) / (0.015 * deviation);
    }

    private static double Sum(double sum, ReadOnlySpan<double> prices)
    {
        foreach (var price in prices)
        {
            sum += price;
        }

        return sum;
    }

    private static double Deviation(double sum, ReadOnlySpan<double> prices, double mean)
    {
        foreach (var price in prices)
        {
            sum += Math.Abs(price - mean);
        }

        return sum;
    }

    private static bool AllEqual(ReadOnlySpan<double> prices, double last) => prices.IndexOfAnyExcept(last) < 0;
}
