namespace Arus.Contracts.MarketData;

/// <summary>What holding a position over the end of the trading day costs or pays.</summary>
/// <param name="Mode">What the rates are.</param>
/// <param name="Long">For a bought position; negative is a cost.</param>
/// <param name="Short">For a sold position; negative is a cost.</param>
/// <param name="TripleDay">The trading day whose end counts three times, for the weekend.</param>
public sealed record SwapTerms(SwapMode Mode, decimal Long, decimal Short, DayOfWeek TripleDay)
{
    /// <summary>No swap at all.</summary>
    public static readonly SwapTerms None = new(SwapMode.None, 0m, 0m, DayOfWeek.Wednesday);
}

/// <summary>What the rates of <see cref="SwapTerms"/> are.</summary>
public enum SwapMode
{
    /// <summary>Nothing is charged.</summary>
    None,

    /// <summary>Points (10^-digits of price) per unit and night, in the quote currency.</summary>
    Points,

    /// <summary>Per cent of the notional a year, of 360 days, in the quote currency.</summary>
    AnnualPercent,
}
