namespace Arus.Intelligence.Agents;

/// <summary>What is looked at to see whether an event happened.</summary>
internal enum EventKind : byte
{
    /// <summary>The mid lies above the reference.</summary>
    Higher,

    /// <summary>The mid lies further from the reference than the limit, on either side.</summary>
    FurtherAway,

    /// <summary>The spread is wider than the limit.</summary>
    SpreadAbove,

    /// <summary>The regime is another than the reference.</summary>
    OtherRegime,

    /// <summary>The gauge of the agent itself stands above the limit.</summary>
    GaugeAbove,
}
