namespace Arus.Contracts.Learning;

/// <summary>Rows of numbers, one block, row by row. NaN is missing.</summary>
/// <param name="Columns">The name of each feature; none twice.</param>
/// <param name="Values">All rows, one after another; as long as rows × columns.</param>
public sealed record FeatureTable(IReadOnlyList<string> Columns, double[] Values)
{
    /// <summary>How many rows there are.</summary>
    public int Rows => Columns.Count == 0 ? 0 : Values.Length / Columns.Count;

    /// <summary>One row.</summary>
    public ReadOnlySpan<double> Row(int index) => Values.AsSpan(index * Columns.Count, Columns.Count);
}

/// <summary>What a model learns from.</summary>
/// <param name="Features">One row per example, in the order of time where there is one.</param>
/// <param name="Targets">Per row 1 when the event happened, else 0.</param>
/// <param name="Weights">Per row how much it counts, above 0; null for all alike.</param>
/// <param name="Breaks">The rows, ascending, at which a new stretch of time begins: no window of a sequence model reaches across one. Null when the rows are one stretch.</param>
public sealed record Examples(FeatureTable Features, double[] Targets, double[]? Weights = null, int[]? Breaks = null)
{
    /// <summary>How many there are.</summary>
    public int Count => Targets.Length;
}
