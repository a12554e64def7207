namespace Arus.Features;

/// <summary>Moving average convergence divergence: fast EMA − slow EMA, its signal average, and the difference of the two. Appel, 1979.</summary>
internal static class Macd
{
    /// <summary>
    /// Line, signal and histogram per value. TA-Lib lets both averages finish their start at index slow − 1, and shows everything from index
    /// slow + signal − 2. TradingView starts every average from its first value and shows everything from index 0. MetaTrader's signal is a simple
    /// average; its line is shown from index 0, the rest from index signal − 1. What comes before is NaN.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A period is not 1 to 10,000, the fast one is not below the slow one, or a value is not finite.
    /// </exception>
    public static (double[] Line, double[] Signal, double[] Histogram) Series(
        IReadOnlyList<double> values, int fast, int slow, int signal, SeedMode seed = SeedMode.TaLib)
    {
        CheckPeriods(fast, slow, signal);
        IndicatorLimits.CheckValues(values);

        var line = seed is SeedMode.TaLib ? AlignedLine(values, fast, slow) : LineFromFirstValue(values, fast, slow);
        var average = SignalOf(line, signal, seed);
        var histogram = new double[values.Count];
        for (var i = 0; i < values.Count; i++)
        {
            line[i] = seed is SeedMode.TaLib && double.IsNaN(average[i]) ? double.NaN : line[i];
            histogram[i] = line[i] - average[i];
        }

        return (line, average, histogram);
    }

    /// <summary>Demands a fast period below the slow one, and all within their range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not.</exception>
    internal static void CheckPeriods(int fast, int slow, int signal)
    {
        IndicatorLimits.Period(fast);
        IndicatorLimits.Period(slow);
        IndicatorLimits.Period(signal);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
    }

    private static double[] AlignedLine(IReadOnlyList<double> values, int fast, int slow)
    {
        var late = slow - fast;
        var slowAverage = Ema.Series(values, slow);
        var fastAverage = Ema.Series([.. values.Skip(late)], fast);
        return [.. slowAverage.Select((average, i) => i < late ? double.NaN : fastAverage[i - late] - average)];
    }

    private static double[] LineFromFirstValue(IReadOnlyList<double> values, int fast, int slow)
    {
        var slowAverage = Ema.Series(values, slow, SeedMode.TradingView);
        var fastAverage = Ema.Series(values, fast, SeedMode.TradingView);
        return [.. fastAverage.Zip(slowAverage, (quick, lazy) => quick - lazy)];
    }

    private static double[] SignalOf(double[] line, int signal, SeedMode seed)
    {
        if (seed is SeedMode.MetaTrader)
        {
            return Sma.Series(line, signal);
        }

        var start = line.TakeWhile(double.IsNaN).Count();
        return [.. Enumerable.Repeat(double.NaN, start), .. Ema.Series(line[start..], signal, seed)];
    }
}
