using Arus.Learning.Trees;

namespace Arus.Learning.Imports;

/// <summary>A tree as XGBoost writes it: one array per property of its nodes. Nodes that were pruned may be left among them; nothing leads there.</summary>
/// <param name="Left">The child on the left; −1 for a leaf.</param>
/// <param name="Right">The child on the right.</param>
/// <param name="Columns">The column of a split.</param>
/// <param name="DefaultLeft">Whether what is missing goes left.</param>
/// <param name="Conditions">A value below it goes left; of a leaf its value.</param>
/// <param name="Hessians">The sum of hessians.</param>
/// <param name="Gains">The gain of a split.</param>
internal sealed record XGBoostNodes(int[] Left, int[] Right, int[] Columns, bool[] DefaultLeft, float[] Conditions, float[] Hessians, float[] Gains)
{
    /// <summary>The tree, its nodes in the order of breadth.</summary>
    /// <param name="columns">How many columns a row has.</param>
    /// <param name="problem">What is wrong with it; null when nothing is.</param>
    public Tree? Tree(int columns, out string? problem)
    {
        int[] lengths = [Right.Length, Columns.Length, DefaultLeft.Length, Conditions.Length, Hessians.Length, Gains.Length];
        if (Left.Length == 0 || lengths.Any(length => length != Left.Length))
        {
            problem = "its arrays differ in length";
            return null;
        }

        var (order, nodes) = (new List<int> { 0 }, new List<TreeNode>());
        for (var i = 0; i < order.Count; i++)
        {
            // More nodes than there are means that some are reached twice.
            if (order[i] < 0 || order[i] >= Left.Length || order.Count > Left.Length + 1)
            {
                problem = $"node {i} is reached from nowhere, or twice";
                return null;
            }

            nodes.Add(Node(order[i], order.Count));
            if (!nodes[i].IsLeaf)
            {
                order.Add(Left[order[i]]);
                order.Add(Right[order[i]]);
            }
        }

        var tree = new Tree([.. nodes], []);
        problem = order.Distinct().Count() < order.Count ? "a node is reached twice" : TreeCheck.Problem(tree, columns);
        return problem is null ? tree : null;
    }

    // XGBoost sends left what is below the condition, we what is not above the threshold: the number of 32 bits before the condition.
    private TreeNode Node(int index, int left) => Left[index] < 0
        ? TreeNode.Leaf(Conditions[index], Hessians[index])
        : new(
            Columns[index] >= 0 ? Columns[index] : int.MaxValue, MathF.BitDecrement(Conditions[index]), DefaultLeft[index] ? MissingRule.NanLeft : MissingRule.NanRight,
            left, left + 1, 0, 0, 0, Hessians[index], Gains[index]);
}
