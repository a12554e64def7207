namespace Arus.Features;

/// <summary>Bollinger bands: the simple average, and lines so many standard deviations below and above it. Bollinger, 1983.</summary>
internal static class Bollinger
{
    /// <summary>
    /// Middle, lower and upper line per value, NaN for the first period − 1. The sums of deviations slide like those of <see cref="Sma"/>: distances
    /// are measured from the first value of a block of <paramref name="period"/> values, and at the end of every block all is added up afresh.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The period is not 1 to 10,000 (2 to 10,000 for the sample deviation), the width is not positive, or a value is not finite.
    /// </exception>
    public static (double[] Middle, double[] Lower, double[] Upper) Series(
        IReadOnlyList<double> values, int period, double width = 2.0, DeviationKind deviation = DeviationKind.Population)
    {
        var divisor = Divisor(period, width, deviation);
        var middle = Sma.Series(values, period);
        var deviations = Deviations(values, period);
        var lower = new double[values.Count];
        var upper = new double[values.Count];
        for (var i = 0; i < values.Count; i++)
        {
            var distance = width * Math.Sqrt(deviations[i] / divisor);
            lower[i] = middle[i] - distance;
            upper[i] = middle[i] + distance;
        }

        return (middle, lower, upper);
    }

    /// <summary>What the squared deviations are divided by.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period or the width is out of range.</exception>
    internal static double Divisor(int period, double width, DeviationKind deviation)
    {
        IndicatorLimits.Period(period);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, deviation is DeviationKind.Sample ? 2 : 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        return deviation is DeviationKind.Sample ? period - 1 : period;
    }

    private static double[] Deviations(IReadOnlyList<double> values, int period)
    {
        var deviations = new double[values.Count];
        Array.Fill(deviations, double.NaN);
        var (anchor, sum, squares, equalInARow) = (0.0, 0.0, 0.0, 0);
        for (var i = 0; i < values.Count; i++)
        {
            equalInARow = i > 0 && values[i] == values[i - 1] ? equalInARow + 1 : 1;
            if ((i + 1) % period == 0)
            {
                (anchor, sum, squares) = AddUp(values, i - period + 1, i);
            }
            else if (i >= period)
            {
                var entering = values[i] - anchor;
                var leaving = values[i - period] - anchor;
                sum += entering - leaving;
                squares += (entering * entering) - (leaving * leaving);
            }

            deviations[i] = i >= period - 1 ? RollingVariance.Deviations(sum, squares, period, equalInARow) : double.NaN;
        }

        return deviations;
    }

    private static (double Anchor, double Sum, double Squares) AddUp(IReadOnlyList<double> values, int first, int last)
    {
        var (anchor, sum, squares) = (values[first], 0.0, 0.0);
        for (var i = first; i <= last; i++)
        {
            var distance = values[i] - anchor;
            sum += distance;
            squares += distance * distance;
        }

        return (anchor, sum, squares);
    }
}
