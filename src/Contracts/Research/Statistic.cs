namespace Arus.Contracts.Research;

/// <summary>One number about a run, with the formula it was computed by.</summary>
/// <param name="Id">Its name in JSON, such as <c>sharpe</c>; stable for ever.</param>
/// <param name="Group">Return, Risk-adjusted, Risk, Trades or Cost.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Value"><see langword="null"/> when it is not defined, such as a quotient by zero: never infinite.</param>
/// <param name="Unit">What the value is.</param>
/// <param name="Formula">How it is computed.</param>
/// <param name="Convention">The choice made where the field disagrees, such as 252 days a year; empty where it does not.</param>
public sealed record Statistic(string Id, string Group, string Name, double? Value, StatisticUnit Unit, string Formula, string Convention);

/// <summary>What the value of a <see cref="Statistic"/> is.</summary>
public enum StatisticUnit
{
    /// <summary>A plain number.</summary>
    Ratio,

    /// <summary>A fraction: 0.05 is five per cent.</summary>
    Fraction,

    /// <summary>An amount in the account's currency.</summary>
    Money,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>Days of 24 hours.</summary>
    Days,

    /// <summary>Seconds.</summary>
    Seconds,
}
