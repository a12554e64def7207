using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Trading.Portfolios;

namespace Arus.Trading.Risk;

/// <summary>What the gate must know to judge one order. Amounts are in the account's currency.</summary>
internal readonly record struct RiskQuestion
{
    /// <summary>What is traded; null when the account does not know it.</summary>
    public required Instrument? Instrument { get; init; }

    /// <summary>The last tradable quote.</summary>
    public required BoardQuote Quote { get; init; }

    /// <summary>The moment.</summary>
    public required Timestamp Now { get; init; }

    /// <summary>What the account may do.</summary>
    public TradingState State { get; init; }

    /// <summary>Whether the account reduces because of its daily loss.</summary>
    public bool HasLostToday { get; init; }

    /// <summary>Loss since the trading day began, as a fraction of the equity then.</summary>
    public decimal DailyLossFraction { get; init; }

    /// <summary>What keeps the account from opening anything now; <see cref="DenialCode.None"/> for nothing.</summary>
    public DenialCode Barrier { get; init; }

    /// <summary>Whether the instrument's session is open.</summary>
    public required bool IsSessionOpen { get; init; }

    /// <summary>Whether everything this order books can be converted.</summary>
    public required bool HasRates { get; init; }

    /// <summary>
    /// What the order can reduce, with what is on its way: the position of the instrument, or the ticket it closes; negative is short.
    /// </summary>
    public required Quantity Held { get; init; }

    /// <summary>Whether opening without a protective stop is allowed.</summary>
    public required bool AllowUnprotected { get; init; }

    /// <summary>Equity.</summary>
    public required decimal Equity { get; init; }

    /// <summary>Σ of notionals, with what is on its way.</summary>
    public required decimal Exposure { get; init; }

    /// <summary>Margin in use.</summary>
    public required decimal MarginUsed { get; init; }

    /// <summary>Notional of one unit.</summary>
    public required decimal UnitNotional { get; init; }

    /// <summary>Margin for a notional of one.</summary>
    public required decimal MarginRate { get; init; }
}
