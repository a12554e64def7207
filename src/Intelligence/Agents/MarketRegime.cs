namespace Arus.Intelligence.Agents;

/// <summary>How the market moves.</summary>
internal enum MarketRegime : byte
{
    /// <summary>Too few bars to tell.</summary>
    Unknown,

    /// <summary>It goes nowhere.</summary>
    Range,

    /// <summary>It goes somewhere.</summary>
    Trend,
}
