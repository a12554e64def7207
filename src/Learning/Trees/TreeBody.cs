using Arus.Contracts.Learning;
using Arus.Learning.Files;

namespace Arus.Learning.Trees;

/// <summary>Trees in a model file.</summary>
internal sealed class TreeBody : IModelBody
{
    private const int TreesMax = 100_000;

    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds => ["booster", "forest", "extra-trees", "xgboost", "lightgbm"];

    /// <summary>Writes the trees of a model.</summary>
    public static void Write(TreeEnsemble ensemble, BodyWriter body)
    {
        body.Write((byte)ensemble.Output);
        body.Write(ensemble.Base);
        body.Write(ensemble.Slope);
        body.Write(ensemble.Trees.Count);
        foreach (var tree in ensemble.Trees)
        {
            body.Write(tree.Nodes.Length);
            foreach (var node in tree.Nodes)
            {
                Write(node, body);
            }

            body.Write([.. tree.Categories.Select(word => (int)word)]);
        }
    }

    /// <inheritdoc/>
    public IModel Read(ModelHeader header, BodyReader body)
    {
        body.Check(header.Steps == 1, "trees read one row");
        var output = body.Byte();
        body.Check(output <= (byte)TreeOutput.SingleLogOdds, $"an output of kind {output}");
        var (start, slope) = (body.Number(), body.Number());
        body.Check(double.IsFinite(start) && double.IsFinite(slope), "a base or a slope that is no number");
        var trees = new Tree[body.Whole(1, TreesMax, "the number of trees")];
        for (var i = 0; i < trees.Length; i++)
        {
            trees[i] = ReadTree(body);
            if (TreeCheck.Problem(trees[i], header.Features.Count) is { } problem)
            {
                throw BodyReader.Damaged(body.Name, $"tree {i}: {problem}");
            }
        }

        return new TreeModel(header, new TreeEnsemble(trees, start, (TreeOutput)output, slope));
    }

    private static void Write(in TreeNode node, BodyWriter body)
    {
        body.Write(node.Column);
        body.Write(node.Value);
        body.Write(node.Cover);
        if (node.IsLeaf)
        {
            return;
        }

        body.Write(node.Threshold);
        body.Write((byte)node.Missing);
        body.Write(node.Left);
        body.Write(node.Right);
        body.Write(node.CategoryStart);
        body.Write(node.CategoryWords);
        body.Write(node.Gain);
    }

    private static Tree ReadTree(BodyReader body)
    {
        // A leaf is the smallest node.
        var nodes = new TreeNode[body.Whole(1, body.Left / (sizeof(int) + (2 * sizeof(double))), "the number of nodes")];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = ReadNode(body);
        }

        return new(nodes, [.. body.Wholes().Select(word => (uint)word)]);
    }

    private static TreeNode ReadNode(BodyReader body)
    {
        var (column, value, cover) = (body.Whole(), body.Number(), body.Number());
        return column < 0
            ? TreeNode.Leaf(value, cover)
            : new(column, body.Number(), (MissingRule)body.Byte(), body.Whole(), body.Whole(), body.Whole(), body.Whole(), value, cover, body.Number());
    }
}
