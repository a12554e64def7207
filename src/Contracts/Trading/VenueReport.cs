using System.Text.Json.Serialization;

namespace Arus.Contracts.Trading;

/// <summary>
/// What a venue outside this process says. Reports are inputs of the engine: they are written down before they are applied, and a replay reads them
/// back. The order of their arrival means nothing; each can come twice.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "report")]
[JsonDerivedType(typeof(VenueAcknowledged), "acknowledged")]
[JsonDerivedType(typeof(VenueOutcome), "outcome")]
[JsonDerivedType(typeof(VenueDeal), "deal")]
[JsonDerivedType(typeof(VenuePositionChanged), "position")]
[JsonDerivedType(typeof(VenueOrderChanged), "order")]
[JsonDerivedType(typeof(VenueSnapshot), "snapshot")]
[JsonDerivedType(typeof(VenueAccount), "account")]
[JsonDerivedType(typeof(VenueLink), "link")]
public abstract record VenueReport;

/// <summary>The terminal has read a request.</summary>
/// <param name="ClientId">The client order id.</param>
/// <param name="State">What it made of it.</param>
/// <param name="Code">Protocol error code when refused, such as <c>E_HALTED</c>; empty otherwise.</param>
public sealed record VenueAcknowledged(string ClientId, VenueAcknowledgement State, string Code) : VenueReport;

/// <summary>What a terminal makes of a request.</summary>
public enum VenueAcknowledgement
{
    /// <summary>It is on its way to the broker.</summary>
    Accepted,

    /// <summary>It was seen before and not sent again; the outcome known follows.</summary>
    Duplicate,

    /// <summary>It was not sent to the broker and never will be.</summary>
    Refused,
}

/// <summary>The broker's answer to a request.</summary>
/// <param name="ClientId">The client order id.</param>
/// <param name="ReturnCode">A trade return code, such as 10009.</param>
/// <param name="Text">The broker's words.</param>
/// <param name="Ticket">Ticket of the order; 0 for none.</param>
/// <param name="Deal">Ticket of the deal; 0 for none.</param>
/// <param name="Quantity">Dealt, in units of the base.</param>
/// <param name="Price">At this price; none where nothing was dealt.</param>
/// <param name="Bid">The quote in force; none when unknown.</param>
/// <param name="Ask">The quote in force; none when unknown.</param>
public sealed record VenueOutcome(
    string ClientId, int ReturnCode, string Text, long Ticket, long Deal, Quantity Quantity, Price Price, Price Bid, Price Ask) : VenueReport;

/// <summary>A deal: the only truth about a fill.</summary>
/// <param name="Deal">Its ticket, unique at the venue: a second report of it is ignored.</param>
/// <param name="Ticket">Ticket of the order.</param>
/// <param name="Position">The venue's identifier of the position.</param>
/// <param name="Instrument">What was dealt.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Entry">What it did to the position.</param>
/// <param name="Quantity">In units of the base.</param>
/// <param name="Price">At this price.</param>
/// <param name="Commission">Charged, positive is a cost, account currency.</param>
/// <param name="Swap">Booked with it, account currency; negative is a cost.</param>
/// <param name="Profit">As the broker computed it.</param>
/// <param name="Cause">Why: our order, the stop, the target, or the stop-out.</param>
/// <param name="At">Time of the deal, UTC.</param>
/// <param name="ClientId">The client order id as the terminal matched it; empty when unknown.</param>
public sealed record VenueDeal(
    long Deal, long Ticket, long Position, InstrumentId Instrument, Side Side, DealEntry Entry, Quantity Quantity, Price Price,
    decimal Commission, decimal Swap, decimal Profit, FillCause Cause, Timestamp At, string ClientId) : VenueReport;

/// <summary>What a deal does to a position.</summary>
public enum DealEntry
{
    /// <summary>Opens or increases.</summary>
    In,

    /// <summary>Reduces or closes.</summary>
    Out,

    /// <summary>Reverses, netting only.</summary>
    Reversal,

    /// <summary>Closed by an opposite position, hedging only.</summary>
    OutBy,
}

/// <summary>A position as the venue keeps it.</summary>
/// <param name="Position">The venue's identifier, stable for its life.</param>
/// <param name="Instrument">Of what.</param>
/// <param name="Side">Long is buy.</param>
/// <param name="Quantity">In units of the base; zero when it is gone.</param>
/// <param name="Price">Average opening price.</param>
/// <param name="StopLoss">Its stop; none when unprotected.</param>
/// <param name="TakeProfit">Its target; none when without.</param>
/// <param name="Swap">Booked so far, account currency.</param>
/// <param name="OpenedAt">When, UTC.</param>
/// <param name="ClientId">The client order id that opened it; empty when not ours or unknown.</param>
public sealed record VenuePositionChanged(
    long Position, InstrumentId Instrument, Side Side, Quantity Quantity, Price Price, Price StopLoss, Price TakeProfit, decimal Swap,
    Timestamp OpenedAt, string ClientId) : VenueReport;

/// <summary>A pending order as the venue keeps it.</summary>
/// <param name="Ticket">Its ticket.</param>
/// <param name="Instrument">On what.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Kind">Limit, stop or stop-limit.</param>
/// <param name="State">Working, or how it ended.</param>
/// <param name="Quantity">Still open, in units of the base.</param>
/// <param name="LimitPrice">Its limit; none where it has none.</param>
/// <param name="StopPrice">Its trigger; none where it has none.</param>
/// <param name="StopLoss">Stop of the position it will open.</param>
/// <param name="TakeProfit">Target of the position it will open.</param>
/// <param name="ClientId">The client order id; empty when not ours or unknown.</param>
public sealed record VenueOrderChanged(
    long Ticket, InstrumentId Instrument, Side Side, OrderKind Kind, OrderState State, Quantity Quantity, Price LimitPrice, Price StopPrice,
    Price StopLoss, Price TakeProfit, string ClientId) : VenueReport;

/// <summary>Everything that is there, asked for or sent by itself after a connect and every minute.</summary>
/// <param name="Positions">All open positions.</param>
/// <param name="Orders">All pending orders.</param>
/// <param name="Deals">Deals since <paramref name="DealsSince"/>.</param>
/// <param name="DealsSince">How far back the deals reach, UTC.</param>
/// <param name="Outcomes">What became of client order ids the terminal remembers: one not here, and in no deal or order, never reached the broker.</param>
/// <param name="Request">The client id of the request it answers; empty when the terminal sent it by itself. Only an answer proves that an order never arrived.</param>
public sealed record VenueSnapshot(
    IReadOnlyList<VenuePositionChanged> Positions, IReadOnlyList<VenueOrderChanged> Orders, IReadOnlyList<VenueDeal> Deals, Timestamp DealsSince,
    IReadOnlyList<VenueOutcome> Outcomes, string Request = "") : VenueReport;

/// <summary>The account as the venue keeps it.</summary>
/// <param name="Login">Its number.</param>
/// <param name="Server">The broker's server.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="IsReal">Whether it is real money: refused unless armed by name.</param>
/// <param name="Mode">Netting or hedging.</param>
/// <param name="Balance">Without open profit.</param>
/// <param name="Equity">With open profit.</param>
/// <param name="Margin">Used.</param>
/// <param name="MayTrade">Whether account, terminal and program are allowed to trade.</param>
public sealed record VenueAccount(
    long Login, string Server, string Currency, bool IsReal, PositionMode Mode, decimal Balance, decimal Equity, decimal Margin,
    bool MayTrade) : VenueReport;

/// <summary>The way to the venue.</summary>
/// <param name="State">How it is.</param>
public sealed record VenueLink(LinkState State) : VenueReport;

/// <summary>How a link to a terminal is.</summary>
public enum LinkState
{
    /// <summary>Never seen, or said goodbye.</summary>
    Offline,

    /// <summary>Connected and synchronised.</summary>
    Connected,

    /// <summary>No heartbeat for 10 seconds.</summary>
    Stale,

    /// <summary>No heartbeat for 30 seconds, or cut: no new order leaves.</summary>
    Lost,
}
