using Arus.Contracts.Trading;

namespace Arus.Trading.Execution;

/// <summary>
/// Sees to it that no position stays without a stop: sets one, or closes, as the policy says. A stop refused is tried again, and after
/// <see cref="RefusalsMax"/> refusals the position is closed.
/// </summary>
internal sealed class StopGuard(AccountParts parts, AccountBooks books, TerminalTerms terms, TerminalRequests requests, TerminalVenue venue)
{
    /// <summary>How many refusals before it is closed.</summary>
    public const int RefusalsMax = 3;

    private static readonly long RetryNanos = 5 * Timestamp.NanosPerSecond;

    /// <summary>Asks for a new stop and target.</summary>
    public void Protect(TerminalPosition position, Price stopLoss, Price takeProfit, bool isPolicy)
    {
        var instrument = parts.Traded[position.Slot].Instrument.Id;
        var request = new VenueRequest(
            VenueRequestKind.Protect, default, instrument, position.Side, OrderKind.Market, Quantity.Zero, Price.None, Price.None, stopLoss,
            takeProfit, TimeInForce.GoodTillCancelled, position.Id, 0, IsOpening: false, books.Now);
        requests.Send(in request, order: null, isPolicy);
    }

    /// <summary>Takes what became of a request for a stop.</summary>
    public void Answer(TerminalRequest request, TerminalPositions positions, bool isDone, int returnCode)
    {
        if (positions.Find(request.Position) is not { } position)
        {
            return;
        }

        if (isDone)
        {
            Set(position, request.StopLoss, request.TakeProfit);
            return;
        }

        if (position.Booked is { } id)
        {
            books.OnProtectionRefused(id, ReturnCodes.DenialOf(returnCode), books.Now);
        }

        if (request.IsPolicy)
        {
            position.Refusals++;
        }
    }

    /// <summary>Takes what the venue says of a position: its stop, its target, its swap.</summary>
    public void Hear(TerminalPosition position, VenuePositionChanged said)
    {
        if (said.Quantity.IsZero)
        {
            return;
        }

        (position.Side, position.Price) = (said.Side, said.Price);
        Set(position, said.StopLoss, said.TakeProfit);
        if (position.Booked is { } id && books.Portfolio.Find(id) is { } booked && booked.Accrued.Amount != said.Swap)
        {
            books.Portfolio.Accrue(booked, Money.Of(said.Swap, parts.Setup.Cash.Currency));
        }

        Watch(position);
    }

    /// <summary>Tries again what was refused.</summary>
    public void AdvanceTo(TerminalPositions positions, Timestamp now)
    {
        foreach (var position in positions.All)
        {
            if (position.IsAlarmed && now >= position.NextTry)
            {
                Watch(position);
                return;  // a closing that is refused at once changes the list
            }
        }
    }

    private void Set(TerminalPosition position, Price stopLoss, Price takeProfit)
    {
        (position.StopLoss, position.TakeProfit) = (stopLoss, takeProfit);
        if (stopLoss.IsSome)
        {
            (position.IsAlarmed, position.Refusals, position.NextTry) = (false, 0, Timestamp.Min);
        }

        if (position.Booked is { } id && books.Portfolio.Find(id) is { } booked
            && (booked.StopLoss != stopLoss || booked.TakeProfit != takeProfit))
        {
            books.OnProtected(id, stopLoss, takeProfit, books.Now);
        }
    }

    /// <summary>Acts on a position without a stop; true sentences only: a stop nobody spoke of yet is not missing.</summary>
    private void Watch(TerminalPosition position)
    {
        if (position.StopLoss != Price.None || IsBeingSeenTo(position))
        {
            return;
        }

        if (!position.IsAlarmed)
        {
            position.IsAlarmed = true;
            var instrument = parts.Traded[position.Slot].Instrument.Id;
            books.Alert(!terms.AllowsUnprotected, "POSITION_UNPROTECTED", $"position {position.Id} of {instrument} has no stop at the venue");
        }

        if (terms.AllowsUnprotected || books.Now < position.NextTry)
        {
            return;
        }

        position.NextTry = position.Refusals < RefusalsMax ? books.Now : books.Now.Plus(RetryNanos);
        var booked = position.Booked is { } id ? books.Portfolio.Find(id) : null;
        if (booked is not null && (terms.ClosesUnprotected || position.Refusals >= RefusalsMax))
        {
            venue.CloseByPolicy(booked);
        }
        else
        {
            Protect(position, EmergencyStop(position), position.TakeProfit, isPolicy: true);
        }
    }

    private bool IsBeingSeenTo(TerminalPosition position)
    {
        foreach (var request in requests.Open)
        {
            var isStop = request is { Kind: VenueRequestKind.Protect, IsPolicy: true };
            var isClosing = request is { Kind: VenueRequestKind.Deal, IsOrder: true };
            if (request.Position == position.Id && (isStop || isClosing))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The stop of the policy: a fraction from the opening price, or from the market where that is beyond it already.</summary>
    private Price EmergencyStop(TerminalPosition position)
    {
        var instrument = parts.Traded[position.Slot].Instrument;
        var quote = parts.Board[position.Slot];
        var from = position.Price;
        if (quote.IsKnown)
        {
            var closing = position.Side == Side.Buy ? quote.Bid : quote.Ask;
            from = (closing.Nanos - from.Nanos) * (int)position.Side < 0 ? closing : from;
        }

        var price = from.ToDecimal() * (1 - ((int)position.Side * terms.EmergencyStopFraction));
        return Price.From(price).RoundTo(instrument.TickSize);
    }
}
