using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;

namespace Arus.Learning.Metrics;

/// <summary>Scores of probabilities.</summary>
internal static class Scoring
{
    /// <summary>Bins of the reliability curve.</summary>
    public const int Bins = 10;

    /// <summary>The least probability the log-loss counts with, as is usual: one certain error is not infinitely bad.</summary>
    public const double ProbabilityMin = 1e-15;

    /// <summary>Scores what is not NaN.</summary>
    /// <exception cref="InvalidInputException">No row is left.</exception>
    public static ModelScores Of(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> targets)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(probabilities.Length, targets.Length);
        var (rows, loss, brier, right) = (0, 0.0, 0.0, 0);
        var (counts, sums, events) = (new int[Bins], new double[Bins], new double[Bins]);
        for (var row = 0; row < targets.Length; row++)
        {
            var (probability, target) = (probabilities[row], targets[row]);
            if (double.IsNaN(probability))
            {
                continue;
            }

            rows++;
            loss += LossOf(probability, target);
            brier += (probability - target) * (probability - target);
            right += probability >= 0.5 == target > 0 ? 1 : 0;
            var bin = Math.Min((int)(probability * Bins), Bins - 1);
            counts[bin]++;
            sums[bin] += probability;
            events[bin] += target;
        }

        if (rows == 0)
        {
            throw new InvalidInputException("ROWS_NONE", "the rows to judge by", "none has a prediction", "at least one; a sequence model needs a whole window before it");
        }

        var curve = new ReliabilityBin[Bins];
        var error = 0.0;
        for (var bin = 0; bin < Bins; bin++)
        {
            curve[bin] = new((double)bin / Bins, (bin + 1.0) / Bins, counts[bin], sums[bin] / counts[bin], events[bin] / counts[bin]);
            error += Math.Abs(sums[bin] - events[bin]);
        }

        return new(rows, loss / rows, brier / rows, error / rows, (double)right / rows, curve) { ByMass = ByMass(probabilities, targets, rows) };
    }

    /// <summary>As many rows in each bin as can be without parting equal probabilities.</summary>
    private static List<ReliabilityBin> ByMass(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> targets, int rows)
    {
        var (sorted, events) = (new double[rows], new double[rows]);
        var count = 0;
        for (var row = 0; row < targets.Length; row++)
        {
            if (!double.IsNaN(probabilities[row]))
            {
                (sorted[count], events[count++]) = (probabilities[row], targets[row]);
            }
        }

        Array.Sort(sorted, events);
        var bins = new List<ReliabilityBin>(Bins);
        var begin = 0;
        for (var bin = 1; bin <= Bins && begin < rows; bin++)
        {
            var end = Math.Max((int)((long)rows * bin / Bins), begin);
            while (end > begin && end < rows && sorted[end] == sorted[end - 1])
            {
                end++;
            }

            if (end > begin)
            {
                var (sum, happened) = (0.0, 0.0);
                for (var row = begin; row < end; row++)
                {
                    sum += sorted[row];
                    happened += events[row];
                }

                bins.Add(new(bins.Count == 0 ? 0 : bins[^1].High, end == rows ? 1 : sorted[end], end - begin, sum / (end - begin), happened / (end - begin)));
                begin = end;
            }
        }

        return bins;
    }

    /// <summary>The log-loss of one row.</summary>
    public static double LossOf(double probability, double target) =>
        -StrictMath.Log(Math.Max(target > 0 ? probability : 1 - probability, ProbabilityMin));
}
