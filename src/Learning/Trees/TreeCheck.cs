namespace Arus.Learning.Trees;

/// <summary>Whether a tree that came from outside can be walked: it ends, stays inside its arrays, and gives numbers.</summary>
internal static class TreeCheck
{
    /// <summary>Deeper trees are refused: explaining one keeps depth² numbers, and a chain of splits is an attack, not a model.</summary>
    public const int DepthMax = 512;

    /// <summary>What is wrong with a tree; null when nothing is.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="columns">How many columns a row has.</param>
    public static string? Problem(Tree tree, int columns)
    {
        var parents = new int[tree.Nodes.Length];
        for (var i = 0; i < tree.Nodes.Length; i++)
        {
            var node = tree.Nodes[i];
            var problem = !double.IsFinite(node.Value) ? "gives no number"
                : !(double.IsFinite(node.Cover) && node.Cover >= 0) ? "has a cover that is no number, or below 0"
                : node.IsLeaf ? null
                : Problem(node, i, tree, columns, parents);
            if (problem is not null)
            {
                return $"node {i} {problem}";
            }
        }

        // Children stand behind their parents, so one parent each means: no cycle, and all are reached.
        return Array.FindIndex(parents, 1, count => count != 1) is >= 0 and var orphan ? $"node {orphan} has {parents[orphan]} parents"
            : tree.Depth > DepthMax ? $"it is {tree.Depth} deep, more than {DepthMax}"
            : null;
    }

    private static string? Problem(in TreeNode node, int index, Tree tree, int columns, int[] parents)
    {
        if (node.Left <= index || node.Right <= index || node.Left >= tree.Nodes.Length || node.Right >= tree.Nodes.Length)
        {
            return "has children that are not behind it";
        }

        parents[node.Left]++;
        parents[node.Right]++;
        return node.Column >= columns ? $"asks column {node.Column} of {columns}"
            : !double.IsFinite(node.Threshold) ? "has a threshold that is no number"
            : node.Missing > MissingRule.ZeroRight ? "has an unknown rule for what is missing"
            : node.CategoryWords < 0 || node.CategoryStart < 0 || (long)node.CategoryStart + node.CategoryWords > tree.Categories.Length ? "has a set outside its tree"
            : !double.IsFinite(node.Gain) ? "has a gain that is no number"
            : null;
    }
}
