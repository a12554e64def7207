namespace Arus.Learning.Trees.Growth;

/// <summary>A node that may still be split: a stretch of the rows.</summary>
internal sealed class OpenNode
{
    /// <summary>Its place among the tree's nodes.</summary>
    public required int Index { get; init; }

    /// <summary>The first of its rows.</summary>
    public required int Start { get; init; }

    /// <summary>How many rows it has.</summary>
    public required int Count { get; init; }

    /// <summary>Splits above it.</summary>
    public required int Depth { get; init; }

    /// <summary>The sum of its gradients.</summary>
    public required long Sum { get; init; }

    /// <summary>The least its leaves may give, by the monotone splits above.</summary>
    public double Low { get; init; } = double.NegativeInfinity;

    /// <summary>The most its leaves may give.</summary>
    public double High { get; init; } = double.PositiveInfinity;

    /// <summary>What it is worth unsplit, in the units of the gradients.</summary>
    public double Worth { get; set; }

    /// <summary>Its histogram; null when it was never counted.</summary>
    public long[]? Histogram { get; set; }

    /// <summary>Its best split.</summary>
    public SplitChoice Split { get; set; } = SplitChoice.None;
}
