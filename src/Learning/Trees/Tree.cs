namespace Arus.Learning.Trees;

/// <summary>A decision tree; node 0 is its root. The plain form, for training, explanation and files; <see cref="Prediction.FlatTrees"/> predicts faster.</summary>
/// <param name="Nodes">The nodes, parents before children.</param>
/// <param name="Categories">The sets of its splits by category, 32 categories a word.</param>
internal sealed record Tree(TreeNode[] Nodes, uint[] Categories)
{
    // What LightGBM takes for zero.
    private const double ZeroMax = 1e-35f;

    /// <summary>The longest way from the root to a leaf, in splits.</summary>
    public int Depth
    {
        get
        {
            var depths = new int[Nodes.Length];
            for (var node = 0; node < Nodes.Length; node++)
            {
                if (!Nodes[node].IsLeaf)
                {
                    depths[Nodes[node].Left] = depths[Nodes[node].Right] = depths[node] + 1;
                }
            }

            return depths.Max();
        }
    }

    /// <summary>Whether a number counts as zero where zero is missing.</summary>
    public static bool IsZero(double value) => value is >= -ZeroMax and <= ZeroMax;

    /// <summary>The leaf of a row.</summary>
    public int LeafOf(ReadOnlySpan<double> row)
    {
        var node = 0;
        while (!Nodes[node].IsLeaf)
        {
            ref readonly var split = ref Nodes[node];
            node = GoesLeft(in split, row[split.Column]) ? split.Left : split.Right;
        }

        return node;
    }

    /// <summary>What the tree gives for a row.</summary>
    public double ValueOf(ReadOnlySpan<double> row) => Nodes[LeafOf(row)].Value;

    /// <summary>Whether a value goes to the left of a split.</summary>
    public bool GoesLeft(in TreeNode split, double value)
    {
        if (double.IsNaN(value))
        {
            if (split.Missing != MissingRule.NanAsZero)
            {
                return split.Missing is MissingRule.NanLeft or MissingRule.ZeroLeft;
            }

            value = 0;
        }
        else if (split.Missing >= MissingRule.ZeroLeft && IsZero(value))
        {
            return split.Missing == MissingRule.ZeroLeft;
        }

        return split.CategoryWords == 0 ? value <= split.Threshold : Holds(in split, value);
    }

    private bool Holds(in TreeNode split, double value)
    {
        if (!(value > -1 && value < split.CategoryWords * 32.0))
        {
            return false;
        }

        var category = (int)value;
        return ((Categories[split.CategoryStart + (category >> 5)] >> (category & 31)) & 1) != 0;
    }
}
