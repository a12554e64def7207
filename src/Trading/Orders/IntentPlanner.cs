using Arus.Contracts.Intelligence;
using Arus.Contracts.Trading;

namespace Arus.Trading.Orders;

/// <summary>Turns the target of a decision into the market orders that bring the position there.</summary>
internal static class IntentPlanner
{
    private const int FullTarget = 10_000;

    /// <summary>More than any instrument's largest volume: the risk gate denies it, where a quantity would overflow.</summary>
    private const decimal UnitsMax = 1_000_000_000_000m;

    /// <summary>
    /// Writes the orders for wanted − position to the front of <paramref name="intents"/> and returns how many: one on a netting account; on a
    /// hedging account the closings, oldest ticket first, then one opening. A target that is too small for one volume step is an order for
    /// nothing, so that the risk gate says why nothing happens.
    /// </summary>
    /// <param name="decision">What is wanted.</param>
    /// <param name="terms">What is known of the account.</param>
    /// <param name="tickets">The positions of a hedging account, oldest first; empty on a netting account.</param>
    /// <param name="intents">At least one more than there are tickets.</param>
    public static int Plan(in Decision decision, in PlanTerms terms, ReadOnlySpan<HeldTicket> tickets, Span<OrderIntent> intents)
    {
        var wanted = Wanted(decision.Target, decision.StopDistance, in terms);
        var difference = wanted - terms.Position;
        if (difference.IsZero)
        {
            if (decision.Target == 0 || !wanted.IsZero || !terms.Position.IsZero)
            {
                return 0;
            }

            intents[0] = Opening(in decision, in terms, (Side)Math.Sign(decision.Target), Quantity.Zero);
            return 1;
        }

        var side = difference.Micros > 0 ? Side.Buy : Side.Sell;
        if (terms.Setup.Mode == PositionMode.Netting)
        {
            var reduces = Math.Sign(terms.Position.Micros) == -(int)side && difference.Abs <= terms.Position.Abs;
            intents[0] = reduces
                ? Closing(in decision, in terms, side, difference.Abs, closes: null)
                : Opening(in decision, in terms, side, difference.Abs);
            return 1;
        }

        var count = 0;
        var rest = difference.Abs;
        foreach (var ticket in tickets)
        {
            var part = Quantity.Min(ticket.Quantity.Abs, rest);
            if (Math.Sign(ticket.Quantity.Micros) == -(int)side && !part.IsZero)
            {
                intents[count++] = Closing(in decision, in terms, side, part, ticket.Position);
                rest -= part;
            }
        }

        if (!rest.IsZero)
        {
            intents[count++] = Opening(in decision, in terms, side, rest);
        }

        return count;
    }

    /// <summary>The position a target stands for, floored to the volume step towards zero; negative is short.</summary>
    public static Quantity Wanted(int target, PriceDelta stopDistance, in PlanTerms terms)
    {
        if (target == 0)
        {
            return Quantity.Zero;
        }

        var full = terms.Sizing.Kind switch
        {
            SizingKind.Lots => terms.Sizing.Value * terms.Instrument.ContractSize.ToDecimal(),
            SizingKind.RiskFraction => RiskSized(stopDistance, in terms),
            _ => terms.Sizing.Value,
        };
        var micros = (long)(Math.Min(full, UnitsMax) * Quantity.MicrosPerUnit);

        // micros × target ÷ 10,000 towards zero, in two parts, each of which has room in 64 bits.
        var (whole, rest) = Math.DivRem(micros, FullTarget);
        return new Quantity((whole * target) + (rest * target / FullTarget)).FloorTo(terms.Instrument.VolumeStep);
    }

    /// <summary>Fixed fractional: equity · fraction ÷ loss of one unit at the stop. Without a stop, or without equity, nothing.</summary>
    private static decimal RiskSized(PriceDelta stopDistance, in PlanTerms terms)
    {
        var lossPerUnit = stopDistance.ToDecimal() * terms.Rate;
        return lossPerUnit > 0 && terms.Equity > 0 ? terms.Equity * terms.Sizing.Value / lossPerUnit : 0m;
    }

    private static OrderIntent Opening(in Decision decision, in PlanTerms terms, Side side, Quantity quantity)
    {
        var tickSize = terms.Instrument.TickSize;
        var entry = side == Side.Buy ? decision.Quote.Ask : decision.Quote.Bid;
        var stopLoss = decision.StopDistance > PriceDelta.Zero
            ? (entry - (decision.StopDistance * (int)side)).RoundTo(tickSize)
            : Price.None;
        var takeProfit = decision.TakeDistance > PriceDelta.Zero
            ? (entry + (decision.TakeDistance * (int)side)).RoundTo(tickSize)
            : Price.None;
        return Market(in decision, in terms, side, quantity) with { StopLoss = stopLoss, TakeProfit = takeProfit };
    }

    private static OrderIntent Closing(in Decision decision, in PlanTerms terms, Side side, Quantity quantity, PositionId? closes) =>
        Market(in decision, in terms, side, quantity) with { ReduceOnly = true, Closes = closes };

    private static OrderIntent Market(in Decision decision, in PlanTerms terms, Side side, Quantity quantity) => new(
        default, terms.Setup.Tenant, terms.Setup.Account, decision.Strategy, decision.Number, decision.Instrument, side, quantity,
        OrderKind.Market, Price.None, Price.None, Price.None, Price.None, TimeInForce.ImmediateOrCancel, false, null, terms.Now);
}
