namespace Arus.Features;

/// <summary>How directional movement is averaged.</summary>
internal enum AdxSmoothing
{
    /// <summary>As the seed's platform does: exponential for MetaTrader's iADX, Wilder's otherwise.</summary>
    Auto,

    /// <summary>Wilder's average; with the MetaTrader seed, its iADXWilder.</summary>
    Wilder,

    /// <summary>Each bar's share of its own range, averaged exponentially: MetaTrader's iADX, and no other platform's.</summary>
    Exponential,
}
