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

/// <summary>Hears everything an account does, in order: the receipts and the statistics come from here.</summary>
public interface ITradingListener
{
    /// <summary>The risk gate judged an intent.</summary>
    void OnVerdict(in OrderIntent intent, in RiskVerdict verdict);

    /// <summary>Something happened to an order, and where that leaves it.</summary>
    void OnOrderEvent(in OrderIntent intent, in OrderEvent happened, OrderState state);

    /// <summary>The account's cash and positions after a fill.</summary>
    void OnFill(in OrderIntent intent, in OrderEvent fill, in FillResult result);

    /// <summary>A position, or part of one, was closed.</summary>
    void OnTradeClosed(in ClosedTrade trade);

    /// <summary>Swap was booked; negative is a cost.</summary>
    void OnSwap(PositionId position, InstrumentId instrument, Timestamp at, int nights, Money amount);

    /// <summary>An order was set aside: the pair of state and event is not in the table of an order's life.</summary>
    void OnQuarantined(OrderId order, OrderState state, OrderEventKind happened, Timestamp at);

    /// <summary>What the account may do changed.</summary>
    void OnState(TradingState state, string reason, Timestamp at);
}

/// <summary>What the risk gate said.</summary>
/// <param name="Code">Why not; <see cref="DenialCode.None"/> for yes.</param>
/// <param name="Value">The number that decided.</param>
/// <param name="Limit">The limit it was held against.</param>
public readonly record struct RiskVerdict(DenialCode Code, decimal Value, decimal Limit)
{
    /// <summary>Yes.</summary>
    public static readonly RiskVerdict Approved;

    /// <summary>Whether the order may go.</summary>
    public bool IsApproved => Code == DenialCode.None;
}

/// <summary>The account after a fill.</summary>
/// <param name="Position">The position of the instrument (or ticket) after it; negative is short.</param>
/// <param name="AveragePrice">What it was opened at; <see cref="Price.None"/> when flat.</param>
/// <param name="Realised">Profit realised by this fill, before commission.</param>
/// <param name="Balance">Cash after it.</param>
public readonly record struct FillResult(Quantity Position, Price AveragePrice, Money Realised, Money Balance);

/// <summary>A closed position, or the closed part of one.</summary>
/// <param name="Position">Which.</param>
/// <param name="OpenedBy">The order that opened it.</param>
/// <param name="ClosedBy">The order that closed it.</param>
/// <param name="Instrument">What.</param>
/// <param name="Side">Which way it was held.</param>
/// <param name="Quantity">How much; positive.</param>
/// <param name="Entry">Average opening price.</param>
/// <param name="Exit">Closing price.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="Profit">Net: price profit less its share of commission, plus swap.</param>
/// <param name="Commission">Its commission, both ways; 0 or more.</param>
/// <param name="Swap">Its swap; negative is a cost.</param>
/// <param name="Best">Best open profit on the way (MFE); 0 or more.</param>
/// <param name="Worst">Worst open profit on the way (MAE); 0 or less.</param>
/// <param name="Risked">What the protective stop put at risk at the start; zero without one.</param>
/// <param name="Cause">What closed it.</param>
public readonly record struct ClosedTrade(
    PositionId Position, OrderId OpenedBy, OrderId ClosedBy, InstrumentId Instrument, Side Side, Quantity Quantity, Price Entry, Price Exit,
    Timestamp OpenedAt, Timestamp ClosedAt, Money Profit, Money Commission, Money Swap, Money Best, Money Worst, Money Risked, FillCause Cause);

/// <summary>Opens accounts.</summary>
public interface ITradingAccountFactory
{
    /// <summary>A paper account on a simulated venue of its own.</summary>
    /// <param name="setup">The account.</param>
    /// <param name="traded">What it trades.</param>
    /// <param name="rates">Instruments whose quotes convert profit into the account's currency, beside those traded.</param>
    /// <param name="listener">Hears everything.</param>
    /// <exception cref="RefusedException">A profit could not be converted: neither a quoted instrument nor a stated rate gives the rate.</exception>
    ITradingAccount OpenPaper(
        AccountSetup setup, IReadOnlyList<TradedInstrument> traded, IReadOnlyList<Instrument> rates, ITradingListener listener);
}
