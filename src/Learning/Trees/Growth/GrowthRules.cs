namespace Arus.Learning.Trees.Growth;

/// <summary>How far a tree may grow, and what a split must be worth.</summary>
/// <param name="DepthMax">Levels of splits; 0 for no limit.</param>
/// <param name="LeavesMax">Leaves; with a limit the leaf with the most to gain is split first, 0 for none.</param>
/// <param name="L1">Penalty on the size of leaf values.</param>
/// <param name="L2">Penalty on the square of leaf values.</param>
/// <param name="ChildWeightMin">The least hessian on either side of a split.</param>
/// <param name="GainMin">The least a split must gain in loss.</param>
/// <param name="ColumnsPerNode">How many columns a split is chosen from; 0 for all of the tree's.</param>
/// <param name="RandomCuts">Whether each column offers one cut drawn at random (extremely randomised trees).</param>
/// <param name="Monotone">Per column +1 when the prediction may not fall as it rises, −1 when it may not rise, 0; null for none.</param>
internal sealed record GrowthRules(
    int DepthMax,
    int LeavesMax,
    double L1,
    double L2,
    double ChildWeightMin,
    double GainMin,
    int ColumnsPerNode = 0,
    bool RandomCuts = false,
    sbyte[]? Monotone = null);
