using Arus.Foundation.Numerics;
using Arus.Learning.Trees.Binning;

namespace Arus.Learning.Trees.Growth;

/// <summary>Finds the best split of a node from its histogram.</summary>
internal sealed class SplitFinder
{
    private readonly ColumnBins[] _bins;
    private readonly GrowthRules _rules;
    private readonly SplitWorth _worth;
    private readonly long[] _prefix = new long[Histograms.Stride];
    private readonly int[] _order = new int[Histograms.Stride];
    private readonly double[] _ratios = new double[Histograms.Stride];

    public SplitFinder(ColumnBins[] bins, GrowthRules rules, PackedGradients gradients)
    {
        _bins = bins;
        _rules = rules;
        _worth = new SplitWorth(rules, gradients);
    }

    /// <summary>What sides are worth.</summary>
    public SplitWorth Worth => _worth;

    /// <summary>The better of the best split so far and the best of one column.</summary>
    /// <param name="best">The best so far.</param>
    /// <param name="column">The column.</param>
    /// <param name="sums">Its part of the histogram.</param>
    /// <param name="node">The node.</param>
    /// <param name="random">Draws the cut where cuts are random.</param>
    public SplitChoice Better(in SplitChoice best, int column, ReadOnlySpan<long> sums, OpenNode node, StrictRandom random)
    {
        var found = _bins[column].IsCategorical ? Categories(column, sums, node)
            : _rules.RandomCuts ? RandomCut(column, sums, node, random)
            : _worth.IsPlain ? Cuts(column, sums, node)
            : ConstrainedCuts(column, sums, node);
        return found.Score > best.Score ? found : best;
    }

    private SplitChoice Cuts(int column, ReadOnlySpan<long> sums, OpenNode node)
    {
        var count = _bins[column].Count;
        var prefix = _prefix.AsSpan(0, SplitScan.Prefix(sums, count, _prefix));
        var missing = sums[ColumnBins.Missing];
        var (score, bin) = SplitScan.Best(prefix, 0, node.Sum, _worth.L2, _worth.ChildMin);
        var choice = new SplitChoice(score - node.Worth, column, bin, false, prefix[bin], null);
        if (missing != 0)
        {
            (score, bin) = SplitScan.Best(prefix, missing, node.Sum, _worth.L2, _worth.ChildMin);
            if (score - node.Worth > choice.Score)
            {
                return new(score - node.Worth, column, bin, true, prefix[bin] + missing, null);
            }

            return choice;
        }

        // Nothing was missing here: later it follows the heavier side.
        return choice with { MissingLeft = 2UL * PackedGradients.Hessian(choice.Left) >= PackedGradients.Hessian(node.Sum) };
    }

    private SplitChoice ConstrainedCuts(int column, ReadOnlySpan<long> sums, OpenNode node)
    {
        var (best, left, missing) = (SplitChoice.None, 0L, sums[ColumnBins.Missing]);
        for (var bin = 0; bin < _bins[column].Count; bin++)
        {
            if (sums[bin] == 0)
            {
                continue;
            }

            left += sums[bin];
            best = Tried(best, column, bin, left, missing, node, null);
        }

        return best;
    }

    private SplitChoice RandomCut(int column, ReadOnlySpan<long> sums, OpenNode node, StrictRandom random)
    {
        var values = sums[.._bins[column].Count];
        var first = values.IndexOfAnyExcept(0L);
        var last = values.LastIndexOfAnyExcept(0L);
        if (first == last)
        {
            return SplitChoice.None;
        }

        var (low, high) = (_bins[column].Cut(first), _bins[column].Cut(last - 1));
        var cut = Math.Clamp(_bins[column].Bin(low + (random.NextDouble() * (high - low))), first, last - 1);
        var left = 0L;
        for (var bin = first; bin <= cut; bin++)
        {
            left += values[bin];
        }

        return Tried(SplitChoice.None, column, cut, left, sums[ColumnBins.Missing], node, null);
    }

    // Sorted by gradient over hessian, the best of all partitions into two is one of the prefixes (Fisher 1958).
    private SplitChoice Categories(int column, ReadOnlySpan<long> sums, OpenNode node)
    {
        var count = 0;
        for (var bin = 0; bin < _bins[column].Count; bin++)
        {
            if (sums[bin] != 0)
            {
                _order[count] = bin;
                _ratios[count++] = _worth.Ratio(sums[bin]);
            }
        }

        var order = _order.AsSpan(0, count);
        _ratios.AsSpan(0, count).Sort(order, (left, right) => left.CompareTo(right));
        var (best, side, bestCount, missing) = (SplitChoice.None, 0L, 0, sums[ColumnBins.Missing]);
        for (var i = 0; i + 1 < count || (i < count && missing != 0); i++)
        {
            side += sums[order[i]];
            var tried = Tried(best, column, 0, side, missing, node, null);
            (best, bestCount) = tried.Score > best.Score ? (tried, i + 1) : (best, bestCount);
        }

        if (bestCount == 0)
        {
            return SplitChoice.None;
        }

        var leftBins = new bool[Histograms.Stride];
        foreach (var bin in order[..bestCount])
        {
            leftBins[bin] = true;
        }

        return best with { LeftBins = leftBins, MissingLeft = missing != 0 && best.MissingLeft };
    }

    private SplitChoice Tried(in SplitChoice best, int column, int bin, long left, long missing, OpenNode node, bool[]? leftBins)
    {
        var choice = best;
        var direction = _rules.Monotone is { } monotone ? monotone[column] : 0;
        var score = _worth.Of(left, node.Sum - left, node, direction) - node.Worth;
        if (score > choice.Score)
        {
            var isLeftHeavier = 2UL * PackedGradients.Hessian(left) >= PackedGradients.Hessian(node.Sum);
            choice = new(score, column, bin, missing == 0 && isLeftHeavier, left, leftBins);
        }

        if (missing != 0)
        {
            score = _worth.Of(left + missing, node.Sum - left - missing, node, direction) - node.Worth;
            choice = score > choice.Score ? new(score, column, bin, true, left + missing, leftBins) : choice;
        }

        return choice;
    }
}
