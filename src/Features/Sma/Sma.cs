namespace Arus.Features;

/// <summary>Simple moving average: the mean of the last <c>period</c> values. The same on every platform.</summary>
internal static class Sma
{
    /// <summary>
    /// One average per value, NaN for the first period − 1. The sum slides, and every period-th one is added up afresh, so that rounding errors
    /// never pile up.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is not 1 to 10,000, or a value is not finite.</exception>
    public static double[] Series(IReadOnlyList<double> values, int period)
    {
        IndicatorLimits.Period(period);
        IndicatorLimits.CheckValues(values);

        var averages = new double[values.Count];
        var sum = 0.0;
        for (var i = 0; i < values.Count; i++)
        {
            sum += values[i] - (i >= period ? values[i - period] : 0.0);
            if ((i + 1) % period == 0)
            {
                sum = 0.0;
                for (var j = i - period + 1; j <= i; j++)
                {
                    sum += values[j];
                }
            }

            averages[i] = i >= period - 1 ? sum / period : double.NaN;
        }

        return averages;
    }

    /// <summary>The averages of a series that itself warms up, counted from its first value that is a number.</summary>
    internal static double[] AfterWarmUp(double[] values, int period)
    {
        var start = Array.FindIndex(values, value => !double.IsNaN(value));
        var averages = new double[values.Length];
        Array.Fill(averages, double.NaN);
        if (start >= 0)
        {
            Series(values[start..], period).CopyTo(averages, start);
        }

        return averages;
    }
}
