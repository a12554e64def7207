namespace Arus.Learning.Trees.Prediction;

/// <summary>A node for prediction, four in a line of cache. Right stands behind left; a leaf is a split that always goes left, to itself.</summary>
/// <param name="Threshold">A value not above it goes left.</param>
/// <param name="Input">Where the value stands among the inputs of <see cref="FlatInputs"/>, in bytes.</param>
/// <param name="Left">Where the node on the left stands, in bytes.</param>
internal readonly record struct FlatNode(double Threshold, uint Input, uint Left)
{
    /// <summary>Its size in bytes, as a power of two.</summary>
    public const int SizeLog2 = 4;
}
