using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Arus.Foundation.Numerics;
using Arus.Learning.Trees.Binning;

namespace Arus.Learning.Trees.Growth;

/// <summary>
/// Grows one tree after another on the same table. A node's rows are one stretch of a list that each split parts in two, keeping their order; of two children
/// the smaller is counted and the larger is what is left of the parent (Ke et al. 2017, LightGBM).
/// </summary>
internal sealed class TreeGrower
{
    private const double RoundingShare = 1e-12;

    private readonly BinnedTable _table;
    private readonly GrowthRules _rules;
    private readonly PackedGradients _gradients;
    private readonly int[] _rows;
    private readonly int[] _rightRows;
    private readonly long[] _pairs;
    private readonly long[] _rightPairs;
    private readonly Stack<long[]> _spare = new();
    private readonly List<OpenNode> _open = [];
    private readonly List<OpenNode> _leaves = [];
    private readonly List<TreeNode> _nodes = [];
    private readonly List<uint> _categories = [];
    private readonly byte[] _goesLeft = new byte[Histograms.Stride];
    private readonly bool[] _isTileUsed;
    private readonly int[] _columns;
    private SplitFinder _finder;
    private int _columnCount;
    private StrictRandom _random = new(0);

    /// <param name="table">What splits are made of.</param>
    /// <param name="rules">How far trees grow.</param>
    /// <param name="gradients">Of every row of the table, packed anew before each tree.</param>
    public TreeGrower(BinnedTable table, GrowthRules rules, PackedGradients gradients)
    {
        (_table, _rules, _gradients) = (table, rules, gradients);
        (_rows, _rightRows) = (new int[table.Rows], new int[table.Rows]);
        (_pairs, _rightPairs) = (new long[table.Rows], new long[table.Rows]);
        _isTileUsed = new bool[table.Tiles.Length];
        _columns = new int[table.Columns.Length];
        _finder = new SplitFinder(table.Bins, rules, gradients);
    }

    /// <summary>The leaves of the tree grown last: the node, and its rows.</summary>
    public IEnumerable<(int Node, ReadOnlyMemory<int> Rows)> Leaves => _leaves.Select(leaf => (leaf.Index, (ReadOnlyMemory<int>)_rows.AsMemory(leaf.Start, leaf.Count)));

    /// <summary>Grows a tree whose leaves give −G/(H+λ) × <paramref name="shrinkage"/>.</summary>
    /// <param name="rows">The rows it learns from, ascending; a row may stand there once only.</param>
    /// <param name="columns">The columns it may ask, ascending.</param>
    /// <param name="shrinkage">What leaf values are multiplied by.</param>
    /// <param name="random">Draws columns and cuts.</param>
    public Tree Grow(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, double shrinkage, StrictRandom random)
    {
        Start(rows, columns, random);
        while (Next() is { } node)
        {
            Split(node);
        }

        foreach (var leaf in _leaves)
        {
            _nodes[leaf.Index] = TreeNode.Leaf(_finder.Worth.Value(leaf.Sum, leaf) * shrinkage, _finder.Worth.Cover(leaf.Sum));
        }

        return new([.. _nodes], [.. _categories]);
    }

    private void Start(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, StrictRandom random)
    {
        (_random, _finder) = (random, new SplitFinder(_table.Bins, _rules, _gradients));
        _nodes.Clear();
        _leaves.Clear();
        _categories.Clear();
        columns.CopyTo(_columns);
        _columnCount = columns.Length;
        Array.Clear(_isTileUsed);
        foreach (var column in columns)
        {
            _isTileUsed[column / BinnedTable.TileColumns] = true;
        }

        var sum = 0L;
        for (var i = 0; i < rows.Length; i++)
        {
            _rows[i] = rows[i];
            _pairs[i] = _gradients.Pairs[rows[i]];
            sum += _pairs[i];
        }

        var root = Node(0, rows.Length, 0, sum, double.NegativeInfinity, double.PositiveInfinity);
        if (MayGrow(root))
        {
            Count(root);
            FindSplit(root);
        }

        Keep(root);
    }

    private OpenNode Node(int start, int count, int depth, long sum, double low, double high)
    {
        var node = new OpenNode { Index = _nodes.Count, Start = start, Count = count, Depth = depth, Sum = sum, Low = low, High = high };
        node.Worth = _finder.Worth.Of(sum, node);
        _nodes.Add(default);
        return node;
    }

    private bool MayGrow(OpenNode node) =>
        (_rules.DepthMax == 0 || node.Depth < _rules.DepthMax) && PackedGradients.Hessian(node.Sum) >= 2 * _finder.Worth.ChildMin && node.Count > 1;

    private void Keep(OpenNode node)
    {
        // What rounding leaves of no gain at all is no gain.
        if (node.Split.Column >= 0 && node.Split.Score > RoundingShare * node.Worth && _finder.Worth.Gain(node.Split.Score) > _rules.GainMin)
        {
            _open.Add(node);
        }
        else
        {
            Close(node);
        }
    }

    private void Close(OpenNode node)
    {
        Free(node);
        _leaves.Add(node);
    }

    private void Free(OpenNode node)
    {
        if (node.Histogram is { } histogram)
        {
            _spare.Push(histogram);
            node.Histogram = null;
        }
    }

    // With a limit of leaves the one with the most to gain, the first of several; without, the last one opened, so that few histograms are alive.
    private OpenNode? Next()
    {
        if (_open.Count == 0)
        {
            return null;
        }

        if (_rules.LeavesMax > 0 && _open.Count + _leaves.Count >= _rules.LeavesMax)
        {
            _open.ForEach(Close);
            _open.Clear();
            return null;
        }

        var at = _open.Count - 1;
        for (var i = 0; _rules.LeavesMax > 0 && i < _open.Count; i++)
        {
            var (mine, best) = (_open[i], _open[at]);
            at = mine.Split.Score > best.Split.Score || (mine.Split.Score == best.Split.Score && mine.Index < best.Index) ? i : at;
        }

        var node = _open[at];
        _open.RemoveAt(at);
        return node;
    }

    private void Split(OpenNode node)
    {
        var split = node.Split;
        FillSides(split);
        var leftCount = Part(node);
        var (leftLow, leftHigh, rightLow, rightHigh) = Bounds(node, split);
        var left = Node(node.Start, leftCount, node.Depth + 1, split.Left, leftLow, leftHigh);
        var right = Node(node.Start + leftCount, node.Count - leftCount, node.Depth + 1, node.Sum - split.Left, rightLow, rightHigh);
        _nodes[node.Index] = Described(node, left.Index, right.Index);

        var (mayLeft, mayRight) = (MayGrow(left), MayGrow(right));
        if (_rules.ColumnsPerNode == 0 && (mayLeft || mayRight))
        {
            var (smaller, larger) = left.Count <= right.Count ? (left, right) : (right, left);
            Count(smaller);
            Histograms.Subtract(node.Histogram, smaller.Histogram);
            (larger.Histogram, node.Histogram) = (node.Histogram, null);
        }

        Free(node);
        foreach (var (child, may) in ((OpenNode, bool)[])[(left, mayLeft), (right, mayRight)])
        {
            if (may)
            {
                FindSplit(child);
            }

            Keep(child);
        }
    }

    private void Count(OpenNode node)
    {
        if (_rules.ColumnsPerNode > 0)
        {
            return;
        }

        var histogram = _spare.TryPop(out var spare) ? spare : new long[Histograms.Length(_table)];
        Array.Clear(histogram);
        Histograms.Add(histogram, _table, _isTileUsed, _rows.AsSpan(node.Start, node.Count), _pairs.AsSpan(node.Start, node.Count));
        node.Histogram = histogram;
    }

    private void FindSplit(OpenNode node)
    {
        var best = SplitChoice.None;
        if (_rules.ColumnsPerNode == 0)
        {
            for (var i = 0; i < _columnCount; i++)
            {
                best = _finder.Better(best, _columns[i], node.Histogram.AsSpan(_columns[i] * Histograms.Stride, Histograms.Stride), node, _random);
            }

            node.Split = best;
            return;
        }

        // Columns are drawn until enough were looked at and one can be split on (as in scikit-learn).
        Span<long> sums = stackalloc long[Histograms.Stride];
        for (var drawn = 0; drawn < _columnCount && (drawn < _rules.ColumnsPerNode || best.Column < 0); drawn++)
        {
            var other = drawn + _random.NextInt(_columnCount - drawn);
            (_columns[drawn], _columns[other]) = (_columns[other], _columns[drawn]);
            sums.Clear();
            Histograms.AddColumn(sums, _table.Columns[_columns[drawn]], _rows.AsSpan(node.Start, node.Count), _pairs.AsSpan(node.Start, node.Count));
            best = _finder.Better(best, _columns[drawn], sums, node, _random);
        }

        node.Split = best;
    }

    private void FillSides(in SplitChoice split)
    {
        for (var bin = 0; bin < ColumnBins.Missing; bin++)
        {
            _goesLeft[bin] = (split.LeftBins is { } left ? left[bin] : bin <= split.Bin) ? (byte)1 : (byte)0;
        }

        _goesLeft[ColumnBins.Missing] = split.MissingLeft ? (byte)1 : (byte)0;
    }

    // Each row is written to both sides, and only one side moves on: no branch on what cannot be guessed. The left side never overtakes the reading.
    private int Part(OpenNode node)
    {
        ref var goesLeft = ref MemoryMarshal.GetArrayDataReference(_goesLeft);
        var bins = _table.Columns[node.Split.Column];
        var rows = _rows.AsSpan(node.Start, node.Count);
        var pairs = _pairs.AsSpan(node.Start, node.Count);
        var (left, right) = (0, 0);
        for (var i = 0; i < rows.Length; i++)
        {
            var (row, pair) = (rows[i], pairs[i]);
            int isLeft = Unsafe.Add(ref goesLeft, bins[row]);
            (rows[left], pairs[left]) = (row, pair);
            (_rightRows[right], _rightPairs[right]) = (row, pair);
            left += isLeft;
            right += 1 - isLeft;
        }

        _rightRows.AsSpan(0, right).CopyTo(rows[left..]);
        _rightPairs.AsSpan(0, right).CopyTo(pairs[left..]);
        return left;
    }

    private (double LeftLow, double LeftHigh, double RightLow, double RightHigh) Bounds(OpenNode node, in SplitChoice split)
    {
        var direction = _rules.Monotone is { } monotone ? monotone[split.Column] : 0;
        if (direction == 0)
        {
            return (node.Low, node.High, node.Low, node.High);
        }

        var middle = (_finder.Worth.Value(split.Left, node) + _finder.Worth.Value(node.Sum - split.Left, node)) * 0.5;
        return direction > 0 ? (node.Low, middle, middle, node.High) : (middle, node.High, node.Low, middle);
    }

    private TreeNode Described(OpenNode node, int left, int right)
    {
        var split = node.Split;
        var bins = _table.Bins[split.Column];
        var missing = split.MissingLeft ? MissingRule.NanLeft : MissingRule.NanRight;
        var (cover, gain) = (_finder.Worth.Cover(node.Sum), _finder.Worth.Gain(split.Score));
        if (split.LeftBins is not { } leftBins)
        {
            // Behind the last bin nothing but the missing is left.
            var threshold = split.Bin + 1 < bins.Count ? bins.Cut(split.Bin) : double.MaxValue;
            return new(split.Column, threshold, missing, left, right, 0, 0, 0, cover, gain);
        }

        var start = _categories.Count;
        for (var bin = 0; bin < bins.Count; bin++)
        {
            if (leftBins[bin])
            {
                var category = (int)bins.Cut(bin);
                while (_categories.Count <= start + (category >> 5))
                {
                    _categories.Add(0);
                }

                _categories[start + (category >> 5)] |= 1u << (category & 31);
            }
        }

        return new(split.Column, 0, missing, left, right, start, _categories.Count - start, 0, cover, gain);
    }
}
