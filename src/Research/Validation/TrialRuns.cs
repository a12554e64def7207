using Arus.Research.Statistics;

namespace Arus.Research.Validation;

/// <summary>The daily returns of every trial, of the same days, and the questions a split asks of them.</summary>
/// <param name="returns">Per trial; all equally long.</param>
/// <param name="daysPerYear">What annualises.</param>
internal sealed class TrialRuns(IReadOnlyList<double[]> returns, double daysPerYear)
{
    public IReadOnlyList<double[]> Returns => returns;

    public int Days => returns[0].Length;

    /// <summary>The trial with the highest Sharpe ratio over some days; the first of equals, and of those without one.</summary>
    public int Best(Func<double[], double[]> pick)
    {
        var (best, highest) = (0, double.NegativeInfinity);
        for (var trial = 0; trial < returns.Count; trial++)
        {
            if (Sharpe(pick(returns[trial])) is { } sharpe && sharpe > highest)
            {
                (best, highest) = (trial, sharpe);
            }
        }

        return best;
    }

    public double? Sharpe(ReadOnlySpan<double> some) => ReturnMetrics.Sharpe(some, daysPerYear);

    /// <summary>The standard deviation of the trials' Sharpe ratios per day.</summary>
    public double SharpeDeviation() => Moments.SampleDeviation(
        [.. returns.Select(trial => ReturnMetrics.Sharpe(trial, 1)).OfType<double>()]) ?? 0;

    public static double[] Where(double[] days, bool[] mask)
    {
        var picked = new List<double>(days.Length);
        for (var i = 0; i < days.Length; i++)
        {
            if (mask[i])
            {
                picked.Add(days[i]);
            }
        }

        return [.. picked];
    }
}
