using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.Contracts.Trading;

/// <summary>
/// One account on one venue: decisions in, orders out. Plans the intent, asks the risk gate, hands over, applies what the venue reports.
/// Single writer: one thread calls it. Allocates nothing between quote and order.
/// </summary>
public interface ITradingAccount
{
    /// <summary>Whose account, which.</summary>
    AccountSetup Setup { get; }

    /// <summary>What it may do.</summary>
    TradingState State { get; }

    /// <summary>Its state now.</summary>
    AccountSnapshot Snapshot { get; }

    /// <summary>Moves time and the market on: the venue fills what this quote fills, positions are marked, swap is booked. Flagged quotes move time only.</summary>
    void OnTick(in Tick tick);

    /// <summary>The same for a bar, on a feed of bars: inside it the pessimistic path is taken.</summary>
    void OnBar(in Bar bar);

    /// <summary>Plans and sends what brings the position to the decision's target.</summary>
    void Execute(in Decision decision);

    /// <summary>Sends an order made elsewhere; its number is overwritten. Returns the number it got.</summary>
    OrderId Place(in OrderIntent intent);

    /// <summary>Asks the venue to cancel an order. False when it is not open.</summary>
    bool Cancel(OrderId order);

    /// <summary>
    /// Gives a position a new stop and target in one step: the old stop holds until the new one does. The verdict says why not, such as
    /// <see cref="DenialCode.ProtectionWrongSide"/>; removing the stop is <see cref="DenialCode.Unprotected"/> unless the strategy allows it.
    /// </summary>
    RiskVerdict Protect(PositionId position, Price stopLoss, Price takeProfit);

    /// <summary>Closes a position at the market; null when there is none.</summary>
    OrderId? Close(PositionId position);

    /// <summary>Moves time on where no quote comes: swap is booked, orders expire, an order unanswered too long becomes unknown and is asked about.</summary>
    void OnClock(Timestamp now);

    /// <summary>
    /// Applies what a venue outside says. The same report twice changes nothing the second time; positions found are adopted or compared, and
    /// differences reported. An account on paper has no such venue and throws <see cref="InvalidOperationException"/>.
    /// </summary>
    void OnReport(VenueReport report);

    /// <summary>Says that the feed is silent or late beyond its limit, or alive again: while it is, nothing is opened.</summary>
    void SetFeedSilent(bool isSilent);

    /// <summary>The open positions now; allocates, for views only.</summary>
    IReadOnlyList<OpenPosition> Positions { get; }

    /// <summary>Changes what the account may do; the reason is written down.</summary>
    void SetState(TradingState state, string reason);

    /// <summary>Closes what is open at the last quote and cancels what works: the end of a backtest.</summary>
    void Finish();

    /// <summary>What the account did in total.</summary>
    TradingTotals Totals { get; }
}

/// <summary>Totals of an account's life. Costs are positive.</summary>
/// <param name="Orders">Intents, denied ones too.</param>
/// <param name="Fills">Fills.</param>
/// <param name="Denials">Denials by code.</param>
/// <param name="Commission">Commission paid.</param>
/// <param name="Swap">Swap paid; negative when received.</param>
/// <param name="SpreadCost">Half the quoted spread of every fill.</param>
/// <param name="SlippageCost">What slippage took.</param>
/// <param name="AmbiguousBars">Bars in which both a stop and a target could have been first; the stop was taken.</param>
/// <param name="Quarantined">Orders set aside because the venue reported something their life has no place for.</param>
/// <param name="EquityHigh">Highest equity at any quote.</param>
/// <param name="MaxDrawdown">Greatest fall of equity from its high, at any quote.</param>
/// <param name="MaxDrawdownFraction">The greatest fall as a fraction of the high it fell from.</param>
/// <param name="LastRates">The last rate used for each conversion, as text such as <c>JPY→USD 0.0066</c>.</param>
public sealed record TradingTotals(
    long Orders, long Fills, IReadOnlyDictionary<DenialCode, long> Denials, Money Commission, Money Swap, Money SpreadCost, Money SlippageCost,
    long AmbiguousBars, long Quarantined, Money EquityHigh, Money MaxDrawdown, decimal MaxDrawdownFraction, IReadOnlyList<string> LastRates);
