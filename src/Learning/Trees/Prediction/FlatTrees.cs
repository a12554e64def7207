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
    private readonly uint[] _roots;
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
        (_roots, _depths, _byCategory) = (new uint[padded], new int[padded / Together], new Tree?[count]);
        var (nodes, values) = (new List<FlatNode>(), new List<double>());
        for (var tree = 0; tree < count; tree++)
        {
            _roots[tree] = Place(nodes.Count);
            if (ensemble.Trees[tree].Nodes.Any(node => node.CategoryWords > 0))
            {
                _byCategory[tree] = ensemble.Trees[tree];
                Add(new Tree([TreeNode.Leaf(0, 0)], []), nodes, values);
                continue;
            }

            Add(ensemble.Trees[tree], nodes, values);
            _depths[tree / Together] = Math.Max(_depths[tree / Together], ensemble.Trees[tree].Depth);
        }

        // What fills the last group gives −0, which changes no sum.
        for (var filler = count; filler < padded; filler++)
        {
            _roots[filler] = Place(nodes.Count);
            Add(new Tree([TreeNode.Leaf(-0.0, 0)], []), nodes, values);
        }

        (_nodes, _values) = ([.. nodes], [.. values]);
        HasCategories = _byCategory.Any(tree => tree is not null);
    }

    /// <summary>How a row is read.</summary>
    public FlatInputs Inputs { get; }

    /// <summary>Whether everything is rounded to 32 bits, as XGBoost does.</summary>
    public bool IsSingle { get; }

    private bool HasCategories { get; }

    private static uint Place(int node) => checked((uint)node * (1u << FlatNode.SizeLog2));

    /// <summary>The sum, or the mean, of the trees.</summary>
    /// <param name="row">The row.</param>
    /// <param name="inputs">Working memory, as long as <see cref="FlatInputs.Length"/>.</param>
    public double Margin(ReadOnlySpan<double> row, Span<double> inputs)
    {
        Inputs.Fill(row, inputs);
        var sum = HasCategories || IsSingle ? SumOneByOne(row, inputs) : Sum(inputs);
        return _ensemble.Output == TreeOutput.MeanProbability ? sum / _ensemble.Trees.Count : sum;
    }

    private double Sum(Span<double> inputs)
    {
        var sum = _ensemble.Base;
        Span<double> leaves = stackalloc double[Together];
        for (var group = 0; group < _depths.Length; group++)
        {
            Walk(group, inputs, leaves);
            sum = sum + leaves[0] + leaves[1] + leaves[2] + leaves[3] + leaves[4] + leaves[5] + leaves[6] + leaves[7];
        }

        return sum;
    }

    private double SumOneByOne(ReadOnlySpan<double> row, Span<double> inputs)
    {
        var (sum, single) = (_ensemble.Base, (float)_ensemble.Base);
        Span<double> leaves = stackalloc double[Together];
        for (var tree = 0; tree < _byCategory.Length; tree++)
        {
            if (tree % Together == 0)
            {
                Walk(tree / Together, inputs, leaves);
            }

            var value = _byCategory[tree] is { } other ? other.ValueOf(row) : leaves[tree % Together];
            sum += value;
            single += (float)value;
        }

        return IsSingle ? single : sum;
    }

    private void Walk(int group, Span<double> inputs, Span<double> leaves)
    {
        ref var nodes = ref Unsafe.As<FlatNode, byte>(ref MemoryMarshal.GetArrayDataReference(_nodes));
        ref var input = ref Unsafe.As<double, byte>(ref MemoryMarshal.GetReference(inputs));
        var roots = _roots.AsSpan(group * Together, Together);
        nuint a = roots[0], b = roots[1], c = roots[2], d = roots[3], e = roots[4], f = roots[5], g = roots[6], h = roots[7];
        for (var step = _depths[group]; step > 0; step--)
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

        (leaves[0], leaves[1], leaves[2], leaves[3]) = (Value(a), Value(b), Value(c), Value(d));
        (leaves[4], leaves[5], leaves[6], leaves[7]) = (Value(e), Value(f), Value(g), Value(h));
    }

    // Inputs are never NaN, and every place is one that Add wrote. Places are in bytes, so that a step is two loads, a comparison and an addition.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Next(ref byte nodes, ref byte inputs, nuint at)
    {
        ref var node = ref Unsafe.As<byte, FlatNode>(ref Unsafe.AddByteOffset(ref nodes, at));
        var isAbove = Unsafe.As<byte, double>(ref Unsafe.AddByteOffset(ref inputs, (nuint)node.Input)) > node.Threshold;
        return node.Left + ((nuint)Unsafe.BitCast<bool, byte>(isAbove) << FlatNode.SizeLog2);
    }

    private double Value(nuint at) => _values[at >> FlatNode.SizeLog2];

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
                nodes.Add(new(double.PositiveInfinity, 0, Place(start + i)));
            }
            else
            {
                nodes.Add(new(node.Threshold, (uint)Inputs.Index(node.Missing, node.Column) * sizeof(double), Place(start + order.Count)));
                order.Add(node.Left);
                order.Add(node.Right);
            }

            values.Add(node.Value);
        }
    }
}
