namespace Arus.Learning.Trees.Growth;

/// <summary>The best split found for a node.</summary>
/// <param name="Score">What both sides are worth, less what the node is worth unsplit, in the units of the gradients; not above 0 for no split.</param>
/// <param name="Column">The column.</param>
/// <param name="Bin">Of numbers: the last bin on the left.</param>
/// <param name="MissingLeft">Whether what is missing goes left.</param>
/// <param name="Left">The sum of the left side.</param>
/// <param name="LeftBins">Of categories: per bin whether it goes left; null for numbers.</param>
internal readonly record struct SplitChoice(double Score, int Column, int Bin, bool MissingLeft, long Left, bool[]? LeftBins)
{
    /// <summary>No split.</summary>
    public static readonly SplitChoice None = new(double.NegativeInfinity, -1, 0, false, 0, null);
}
