using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;

namespace Arus.Learning.Labels;

/// <summary>Outcomes of bars by which of three barriers is touched first.</summary>
internal static class TripleBarrier
{
    public static IReadOnlyList<Label> Of(LabelPrices prices, BarrierSpec spec)
    {
        ThrowOnFaults(prices, spec);
        var closes = prices.Closes;
        var deviation = Deviations(closes, spec.VolatilitySpan);
        var labels = new List<Label>(closes.Length);
        for (var row = 0; row + spec.HorizonBars < closes.Length; row++)
        {
            if (deviation[row] > 0)
            {
                labels.Add(Decide(prices, spec, row, deviation[row]));
            }
        }

        return Weighted(labels, closes);
    }

    private static Label Decide(LabelPrices prices, BarrierSpec spec, int row, double deviation)
    {
        var from = prices.Closes[row];
        var (upper, lower) = (from * (1 + (spec.Upper * deviation)), from * (1 - (spec.Lower * deviation)));
        for (var at = row + 1; at <= row + spec.HorizonBars; at++)
        {
            // What happened first within a bar is not known: the worse is taken.
            if (prices.Lows[at] <= lower)
            {
                return new(row, at, false, (lower / from) - 1, prices.CostFractions[row], 0);
            }

            if (prices.Highs[at] >= upper)
            {
                return new(row, at, true, (upper / from) - 1, prices.CostFractions[row], 0);
            }
        }

        var end = row + spec.HorizonBars;
        var result = (prices.Closes[end] / from) - 1;
        return new(row, end, result > 0, result, prices.CostFractions[row], 0);
    }

    /// <summary>The exponentially weighted standard deviation of the returns up to each bar; 0 until there are as many as the span.</summary>
    private static double[] Deviations(double[] closes, int span)
    {
        var deviations = new double[closes.Length];
        var decay = 1 - (2.0 / (span + 1));
        var (mean, square) = (0.0, 0.0);
        for (var i = 1; i < closes.Length; i++)
        {
            var value = (closes[i] / closes[i - 1]) - 1;
            mean = (decay * mean) + ((1 - decay) * value);
            square = (decay * square) + ((1 - decay) * value * value);
            deviations[i] = i >= span ? Math.Sqrt(Math.Max(0, square - (mean * mean))) : 0;
        }

        return deviations;
    }

    /// <summary>|Σ r ÷ c| over the label's life, where c is how many labels live at a bar: what many share counts once.</summary>
    private static Label[] Weighted(List<Label> labels, double[] closes)
    {
        var alive = new int[closes.Length + 1];
        foreach (var label in labels)
        {
            alive[label.Row + 1]++;
            alive[label.EndRow + 1 < alive.Length ? label.EndRow + 1 : label.EndRow]--;
        }

        var shares = new double[closes.Length + 1];
        var living = 0;
        for (var i = 1; i < closes.Length; i++)
        {
            living += alive[i];
            shares[i + 1] = shares[i] + (living > 0 ? StrictMath.Log(closes[i] / closes[i - 1]) / living : 0);
        }

        double[] weights = [.. labels.Select(label => Math.Abs(shares[label.EndRow + 1] - shares[label.Row + 1]))];
        var mean = weights.Sum() / weights.Length;
        return [.. labels.Select((label, i) => label with { Weight = mean > 0 ? weights[i] / mean : 1 })];
    }

    private static void ThrowOnFaults(LabelPrices prices, BarrierSpec spec)
    {
        var faults = new List<Fault>();
        Check(spec.Upper is > 0 and <= 100, "upper", spec.Upper, "above 0, up to 100");
        Check(spec.Lower is > 0 and <= 100, "lower", spec.Lower, "above 0, up to 100");
        Check(spec.HorizonBars is >= 1 and <= 10_000, "horizon", spec.HorizonBars, "1 to 10000");
        Check(spec.VolatilitySpan is >= 2 and <= 10_000, "span", spec.VolatilitySpan, "2 to 10000");
        Check(prices.Highs.Length == prices.Closes.Length && prices.Lows.Length == prices.Closes.Length && prices.CostFractions.Length == prices.Closes.Length,
            "prices", prices.Closes.Length, "as many highs, lows, closes and costs");
        if (faults.Count == 0 && Array.FindIndex(prices.Closes, close => !(close > 0 && double.IsFinite(close))) is >= 0 and var at)
        {
            faults.Add(new("LABEL_PRICE", $"bar {at}", $"closes at {prices.Closes[at]}", "a positive price"));
        }

        if (faults.Count > 0)
        {
            throw new InvalidInputException([.. faults]);
        }

        void Check(bool isRight, string where, double value, string expected)
        {
            if (!isRight)
            {
                faults.Add(new("LABEL_SETTING", where, $"was {value}", expected));
            }
        }
    }
}
