using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Arus.Learning.Trees.Prediction;

/// <summary>
/// Trees as one array of nodes. Eight trees are walked at once, each as many steps as the deepest of them has, without a branch that depends on data: the
/// processor waits for the memory of all eight together. Their values are added in the order of the trees.
/// </summary>
internal sealed class FlatTrees
{
    private const int Together = 8;

    private readonly FlatNode[] _nodes;
    private readonly double[] _values;
    private readonly int[] _roots;
    private readonly int[] _depths;
    private readonly Tree?[] _byCategory;
    private readonly TreeEnsemble _ensemble;

    public FlatTrees(TreeEnsemble ensemble, int columns)
    {
        _ensemble = ensemble;
        IsSingle = ensemble.Output == TreeOutput.SingleLogOdds;
        Inputs = new FlatInputs(ensemble.Trees, columns, IsSingle);
        var count = ensemble.Trees.Count;
        var padded = (count + Together - 1) / Together * Together;
        (_roots, _depths, _byCategory) = (new int[padded], new int[padded / Together], new Tree?[count]);
        var (nodes, values) = (new List<FlatNode>(), new List<double>());
        for (var tree = 0; tree < count; tree++)
        {
            _roots[tree] = nodes.Count;
            if (ensemble.Trees[tree].Nodes.Any(node => node.CategoryWords > 0))
            {
                _byCategory[tree] = ensemble.Trees[tree];
                Add(new Tree([TreeNode.Leaf(0, 0)], []), nodes, values);
                continue;
            }

            Add(ensemble.Trees[tree], nodes, values);
            _depths[tree / Together] = Math.Max(_depths[tree / Together], ensemble.Trees[tree].Depth);
        }

        (_nodes, _values) = ([.. nodes], [.. values]);
        HasCategories = _byCategory.Any(tree => tree is not null);
    }

    /// <summary>How a row is read.</summary>
    public FlatInputs Inputs { get; }

    /// <summary>Whether everything is rounded to 32 bits, as XGBoost does.</summary>
    public bool IsSingle { get; }

    private bool HasCategories { get; }

    /// <summary>The sum, or the mean, of the trees.</summary>
    /// <param name="row">The row.</param>
    /// <param name="inputs">Working memory, as long as <see cref="FlatInputs.Length"/>.</param>
    public double Margin(ReadOnlySpan<double> row, Span<double> inputs)
    {
        Inputs.Fill(row, inputs);
        var count = _ensemble.Trees.Count;
        Span<int> leaves = stackalloc int[Together];
        var (sum, single) = (_ensemble.Base, (float)_ensemble.Base);
        for (var first = 0; first < count; first += Together)
        {
            Walk(first, inputs, leaves);
            for (var tree = first; tree < Math.Min(first + Together, count); tree++)
            {
                var value = HasCategories && _byCategory[tree] is { } other ? other.ValueOf(row) : _values[leaves[tree - first]];
                sum += value;
                single += (float)value;
            }
        }

        return IsSingle ? single : _ensemble.Output == TreeOutput.MeanProbability ? sum / count : sum;
    }

    private void Walk(int first, Span<double> inputs, Span<int> leaves)
    {
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        ref var input = ref MemoryMarshal.GetReference(inputs);
        var roots = _roots.AsSpan(first, Together);
        var (a, b, c, d) = (roots[0], roots[1], roots[2], roots[3]);
        var (e, f, g, h) = (roots[4], roots[5], roots[6], roots[7]);
        for (var step = _depths[first / Together]; step > 0; step--)
        {
            a = Next(ref nodes, ref input, a);
            b = Next(ref nodes, ref input, b);
            c = Next(ref nodes, ref input, c);
            d = Next(ref nodes, ref input, d);
            e = Next(ref nodes, ref input, e);
            f = Next(ref nodes, ref input, f);
            g = Next(ref nodes, ref input, g);
            h = Next(ref nodes, ref input, h);
        }

        (leaves[0], leaves[1], leaves[2], leaves[3]) = (a, b, c, d);
        (leaves[4], leaves[5], leaves[6], leaves[7]) = (e, f, g, h);
    }

    // Inputs are never NaN, and every index is one that Add wrote.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Next(ref FlatNode nodes, ref double inputs, int at)
    {
        ref var node = ref Unsafe.Add(ref nodes, at);
        return node.Left + Unsafe.BitCast<bool, byte>(Unsafe.Add(ref inputs, node.Input) > node.Threshold);
    }

    // Breadth first: children are neighbours, and the nodes that every row visits share lines of cache.
    private void Add(Tree tree, List<FlatNode> nodes, List<double> values)
    {
        var start = nodes.Count;
        var order = new List<int> { 0 };
        for (var i = 0; i < order.Count; i++)
        {
            var node = tree.Nodes[order[i]];
            if (node.IsLeaf)
            {
                nodes.Add(new(double.PositiveInfinity, 0, start + i));
            }
            else
            {
                nodes.Add(new(node.Threshold, Inputs.Index(node.Missing, node.Column), start + order.Count));
                order.Add(node.Left);
                order.Add(node.Right);
            }

            values.Add(node.Value);
        }
    }
}
