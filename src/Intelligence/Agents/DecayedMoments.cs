namespace Arus.Intelligence.Agents;

/// <summary>Mean and variance with exponential forgetting; plain ones while there are few (West 1979, with a weight that falls to a constant).</summary>
/// <param name="memory">About how many values it remembers.</param>
internal struct DecayedMoments(int memory)
{
    /// <summary>How many it has seen.</summary>
    public long Count { get; private set; }

    /// <summary>The mean; 0 before the first.</summary>
    public double Mean { get; private set; }

    /// <summary>The variance about it.</summary>
    public double Variance { get; private set; }

    /// <summary>The standard deviation.</summary>
    public readonly double Deviation => Math.Sqrt(Variance);

    /// <summary>Takes the next value.</summary>
    public void Add(double value)
    {
        Count++;
        var weight = 1.0 / Math.Min(Count, memory);
        var distance = value - Mean;
        Mean += weight * distance;
        Variance = (1.0 - weight) * (Variance + (weight * distance * distance));
    }
}
