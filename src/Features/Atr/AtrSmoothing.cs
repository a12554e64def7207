namespace Arus.Features;

/// <summary>How true ranges are averaged.</summary>
internal enum AtrSmoothing
{
    /// <summary>As the seed's platform does: simple for MetaTrader, Wilder's otherwise.</summary>
    Auto,

    /// <summary>Wilder's average, started from the simple one.</summary>
    Wilder,

    /// <summary>The simple moving average.</summary>
    Simple,
}
