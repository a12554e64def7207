namespace Arus.Learning.Trees;

/// <summary>One node of a tree: a split, or a leaf.</summary>
/// <param name="Column">The column a split asks; −1 for a leaf.</param>
/// <param name="Threshold">A value not above it goes left.</param>
/// <param name="Missing">What is missing, and where it goes.</param>
/// <param name="Left">The node on the left; it stands behind this one.</param>
/// <param name="Right">The node on the right; it stands behind this one.</param>
/// <param name="CategoryStart">Of a split by category: where its set begins in <see cref="Tree.Categories"/>; a category in the set goes left, any other right.</param>
/// <param name="CategoryWords">Of a split by category: how many words its set has; 0 for a split by threshold.</param>
/// <param name="Value">What a leaf gives.</param>
/// <param name="Cover">How much of the training data came here: the sum of hessians, or of weights.</param>
/// <param name="Gain">What a split gained in training loss.</param>
internal readonly record struct TreeNode(
    int Column,
    double Threshold,
    MissingRule Missing,
    int Left,
    int Right,
    int CategoryStart,
    int CategoryWords,
    double Value,
    double Cover,
    double Gain)
{
    /// <summary>Whether it gives a value and asks nothing.</summary>
    public bool IsLeaf => Column < 0;

    /// <summary>A leaf.</summary>
    public static TreeNode Leaf(double value, double cover) => new(-1, 0, MissingRule.NanRight, 0, 0, 0, 0, value, cover, 0);
}
