namespace Arus.Contracts;

/// <summary>Which way a trade goes. The numbers are signs.</summary>
public enum Side
{
    /// <summary>Sell at the bid.</summary>
    Sell = -1,

    /// <summary>Buy at the ask.</summary>
    Buy = 1,
}
