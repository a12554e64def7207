using Arus.Learning.Trees;

namespace Arus.Learning.Imports;

/// <summary>
/// One tree of a LightGBM file. Splits and leaves are numbered apart; a child below 0 is the leaf of its complement. Of <c>decision_type</c> bit 0 says that a split
/// is by category, bit 1 that what is missing goes left, bits 2 and 3 what is missing: nothing (NaN counts as 0), zero, or NaN.
/// </summary>
internal static class LightGbmTree
{
    private const int LeavesMax = 1 << 20;

    /// <summary>Reads a tree; whether it can be walked is for <see cref="TreeCheck"/> to say.</summary>
    public static Tree Read(LightGbmSection section)
    {
        var leaves = section.Whole("num_leaves");
        if (leaves is < 1 or > LeavesMax)
        {
            throw section.Damaged($"has {leaves} leaves");
        }

        var values = section.Numbers("leaf_value", leaves);
        return leaves == 1 ? new([TreeNode.Leaf(values[0], 1)], []) : Read(section, leaves, values);
    }

    private static Tree Read(LightGbmSection section, int leaves, double[] values)
    {
        var splits = leaves - 1;
        var (left, right) = (section.Wholes("left_child", splits), section.Wholes("right_child", splits));
        var (columns, decisions) = (section.Wholes("split_feature", splits), section.Wholes("decision_type", splits));
        var (thresholds, gains) = (section.Numbers("threshold", splits), section.Numbers("split_gain", splits));
        var (leafCounts, splitCounts) = (section.Numbers("leaf_count", leaves), section.Numbers("internal_count", splits));
        var hasSets = section.Whole("num_cat") > 0;
        var words = hasSets ? section.Words("cat_threshold") : [];
        var bounds = hasSets ? section.Wholes("cat_boundaries", section.Whole("num_cat") + 1) : [];

        // From the root, breadth first: parents stand before children whatever the order of the file.
        var (order, nodes) = (new List<int> { 0 }, new List<TreeNode>());
        for (var i = 0; i < order.Count; i++)
        {
            var from = order[i];
            if (from >= splits || ~from >= leaves || order.Count > splits + leaves)
            {
                throw section.Damaged("has a child that is not there, or is reached twice");
            }

            if (from < 0)
            {
                nodes.Add(TreeNode.Leaf(values[~from], leafCounts[~from]));
                continue;
            }

            var (start, count) = (decisions[from] & 1) != 0 ? Set(section, thresholds[from], bounds, words.Length) : (0, 0);
            nodes.Add(new(
                columns[from] >= 0 ? columns[from] : int.MaxValue, thresholds[from], Missing(section, decisions[from]), order.Count, order.Count + 1, start, count, 0,
                splitCounts[from], gains[from]));
            order.Add(left[from]);
            order.Add(right[from]);
        }

        return order.Count == splits + leaves && order.Distinct().Count() == order.Count
            ? new([.. nodes], words)
            : throw section.Damaged("has a node that is reached twice, or never");
    }

    // What is missing is in no set of categories.
    private static MissingRule Missing(LightGbmSection section, int decision) => (decision & 1) != 0 ? MissingRule.NanRight : (decision >> 1) switch
    {
        0 or 1 => MissingRule.NanAsZero,
        2 => MissingRule.ZeroRight,
        3 => MissingRule.ZeroLeft,
        4 => MissingRule.NanRight,
        5 => MissingRule.NanLeft,
        _ => throw section.Damaged($"has a decision_type of {decision}"),
    };

    private static (int Start, int Count) Set(LightGbmSection section, double index, int[] bounds, int words)
    {
        if (!(index >= 0 && index + 1 < bounds.Length))
        {
            throw section.Damaged($"has no set of categories {index}");
        }

        var (start, end) = (bounds[(int)index], bounds[(int)index + 1]);
        return start >= 0 && end > start && end <= words ? (start, end - start) : throw section.Damaged($"has a set of categories from {start} to {end}");
    }
}
