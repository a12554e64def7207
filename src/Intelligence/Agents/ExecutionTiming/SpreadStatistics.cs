namespace Arus.Intelligence.Agents.ExecutionTiming;

/// <summary>The typical spread and its spread about it, exponentially forgotten; a plain mean while there are few. Constant work per quote.</summary>
internal struct SpreadStatistics
{
    /// <summary>About how many quotes it remembers.</summary>
    private const int Memory = 2_000;

    private const double Forgetting = 1.0 / Memory;

    private double _variance;

    /// <summary>How many it has seen.</summary>
    public int Count { get; private set; }

    /// <summary>The typical spread, in the quote currency.</summary>
    public double Mean { get; private set; }

    /// <summary>The deviation from it.</summary>
    public readonly double Deviation => Math.Sqrt(_variance);

    /// <summary>Takes the next spread (West 1979, with a weight that falls to a constant).</summary>
    public void Update(double spread)
    {
        var weight = Count < Memory ? 1.0 / ++Count : Forgetting;
        var distance = spread - Mean;
        Mean += weight * distance;
        _variance = (1.0 - weight) * (_variance + (weight * distance * distance));
    }
}
