using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Strategies;

/// <summary>Timeframes as documents write them.</summary>
internal static class Timeframes
{
    /// <summary>The names, <c>tick</c> first.</summary>
    public static readonly string[] Names = ["tick", "S1", "M1", "M5", "M15", "M30", "H1", "H4", "D1", "W1", "MN1"];

    /// <summary>The name of a timeframe.</summary>
    public static string NameOf(BarPeriod period) => Names[(int)period];

    /// <summary>How long a bar usually lasts; a month counts 30 days. 0 for a tick.</summary>
    public static long NanosOf(BarPeriod period) => period switch
    {
        BarPeriod.Tick => 0,
        BarPeriod.S1 => Timestamp.NanosPerSecond,
        BarPeriod.M1 => Timestamp.NanosPerMinute,
        BarPeriod.M5 => 5 * Timestamp.NanosPerMinute,
        BarPeriod.M15 => 15 * Timestamp.NanosPerMinute,
        BarPeriod.M30 => 30 * Timestamp.NanosPerMinute,
        BarPeriod.H1 => Timestamp.NanosPerHour,
        BarPeriod.H4 => 4 * Timestamp.NanosPerHour,
        BarPeriod.D1 => Timestamp.NanosPerDay,
        BarPeriod.W1 => 7 * Timestamp.NanosPerDay,
        _ => 30 * Timestamp.NanosPerDay,
    };
}
