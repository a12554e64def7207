namespace Arus.Contracts.Intelligence;

/// <summary>How the market moves.</summary>
public enum MarketRegime : byte
{
    /// <summary>Too few bars to tell.</summary>
    Unknown,

    /// <summary>It goes nowhere.</summary>
    Range,

    /// <summary>It goes somewhere.</summary>
    Trend,

    /// <summary>It moves more than it usually does, whichever way.</summary>
    Turbulent,
}
