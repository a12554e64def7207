namespace Arus.Learning.Trees.Prediction;

/// <summary>A node for prediction, four in a line of cache. Right stands behind left; a leaf is a split that always goes left, to itself.</summary>
/// <param name="Threshold">A value not above it goes left.</param>
/// <param name="Input">Where the value stands among the inputs of <see cref="FlatInputs"/>.</param>
/// <param name="Left">The node on the left.</param>
internal readonly record struct FlatNode(double Threshold, int Input, int Left);
