using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Strategies;

/// <summary>Timeframes as documents write them.</summary>
internal static class Timeframes
{
    /// <summary>The names, <c>tick</c> first.</summary>
    public static readonly string[] Names = ["tick", "S1", "M1", "M5", "M15", "M30", "H1", "H4", "D1", "W1", "MN1"];

    /// <summary>The name of a timeframe.</summary>
    public static string NameOf(BarPeriod period) => Names[(int)period];
}
