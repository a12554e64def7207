using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Trading.Orders;
using Arus.Trading.Portfolios;
using Arus.Trading.Risk;

namespace Arus.Trading.Execution;

/// <summary>Gathers what the risk gate must know of the market and the account. What is on its way counts as if it were there.</summary>
internal sealed class RiskFacts(AccountParts parts, Portfolio portfolio, OrderBook orders)
{
    private bool IsHedging => parts.Setup.Mode == PositionMode.Hedging;

    /// <summary>The question about an order, but for what the account may do.</summary>
    public RiskQuestion Ask(in OrderIntent intent, Timestamp now)
    {
        var slot = parts.TradedSlot(intent.Instrument);
        var isKnown = slot >= 0;
        var isPriced = isKnown && IsPriced(slot);
        var instrument = isKnown ? parts.Traded[slot].Instrument : null;
        return new()
        {
            Instrument = instrument,
            Quote = isKnown ? parts.Board[slot] : default,
            Now = now,
            IsSessionOpen = instrument is null || IsSessionOpen(slot, instrument.Sessions, now),
            HasRates = isKnown && parts.Terms[slot].HasRates && portfolio.IsValued,
            Held = isKnown ? Held(slot, in intent) : Quantity.Zero,
            AllowUnprotected = isKnown && parts.Traded[slot].Plan.AllowUnprotected,
            Equity = portfolio.Equity.Amount,
            Exposure = Exposure(),
            MarginUsed = portfolio.MarginUsed.Amount,
            UnitNotional = isPriced ? portfolio.Notional(slot, new(Quantity.MicrosPerUnit)) : 0m,
            MarginRate = instrument is null ? 0m : portfolio.MarginRate(slot),
        };
    }

    /// <summary>What of a ticket no order on its way closes.</summary>
    public Quantity Free(Position ticket) => new((int)ticket.Side * (ticket.Quantity.Abs - orders.Closing(ticket.Id)).Micros);

    // The hours of the catalogue are typical ones; a tradable quote of this very moment knows better.
    private bool IsSessionOpen(int slot, TradingSessions sessions, Timestamp now) =>
        (parts.Board[slot].IsInForce && parts.Board[slot].At == now) || parts.Calendar.IsOpen(sessions, now);

    private bool IsPriced(int slot) => parts.Board[slot].IsKnown && parts.Terms[slot].HasRates;

    private Quantity Held(int slot, in OrderIntent intent)
    {
        if (!IsHedging)
        {
            return portfolio.NetOf(slot) + orders.InFlight(intent.Instrument);
        }

        return intent.Closes is { } ticket && portfolio.Find(slot, ticket) is { } position ? Free(position) : Quantity.Zero;
    }

    /// <summary>Σ of notionals: on a netting account an order on its way may reduce, on a hedging account it is a ticket more.</summary>
    private decimal Exposure()
    {
        if (orders.Open.Length == 0)
        {
            return portfolio.Exposure;
        }

        var sum = IsHedging ? portfolio.Exposure : 0m;
        for (var slot = 0; slot < parts.Traded.Length; slot++)
        {
            if (IsPriced(slot))
            {
                sum += IsHedging ? OnTheirWay(slot) : Netted(slot);
            }
        }

        return sum;
    }

    private decimal Netted(int slot) =>
        portfolio.Notional(slot, portfolio.NetOf(slot) + orders.InFlight(parts.Traded[slot].Instrument.Id));

    private decimal OnTheirWay(int slot)
    {
        var sum = 0m;
        foreach (var order in orders.Open)
        {
            var opens = order.Intent.Kind == OrderKind.Market && order.Intent.Closes is null;
            if (opens && order.Intent.Instrument == parts.Traded[slot].Instrument.Id)
            {
                sum += portfolio.Notional(slot, order.SignedRemaining);
            }
        }

        return sum;
    }
}
