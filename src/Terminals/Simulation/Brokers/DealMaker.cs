namespace Arus.Terminals.Simulation.Brokers;

/// <summary>What a deal does to positions, under netting and hedging.</summary>
internal sealed class DealMaker(BrokerTerms terms, BrokerBook book, Valuation valuation, Action<Transaction> tell)
{
    /// <summary>What was agreed. It closes the position it names; 0 opens, or lets netting decide.</summary>
    public readonly record struct Agreement(
        BrokerSymbol Symbol, bool IsBuy, decimal Volume, Price Price, long Order, long Closes, TradeReason Reason, Price StopLoss,
        Price TakeProfit, string Comment, long Magic, Timestamp At);

    /// <summary>Deals, and tells the deal and the position; returns the deal.</summary>
    public BrokerDeal Make(in Agreement agreed)
    {
        var held = Held(agreed);
        return held is null ? Open(agreed)
            : held.IsBuy == agreed.IsBuy ? Add(agreed, held)
            : agreed.Volume <= held.Volume ? Reduce(agreed, held)
            : Reverse(agreed, held);
    }

    /// <summary>Closes two opposite positions by each other: the first takes the profit between the two opening prices.</summary>
    public BrokerDeal CloseBy(BrokerSymbol symbol, BrokerPosition one, BrokerPosition other, long order, string comment, long magic, Timestamp at)
    {
        var volume = Math.Min(one.Volume, other.Volume);
        var first = Leave(one, volume, other.OpenPrice, EntryKind.OutBy);
        Leave(other, volume, other.OpenPrice, EntryKind.OutBy);
        return first;

        BrokerDeal Leave(BrokerPosition position, decimal part, Price price, EntryKind entry)
        {
            var swap = SwapOf(position, part);
            var profit = valuation.Profit(symbol, position.IsBuy, part, position.OpenPrice, price);
            var deal = new BrokerDeal(
                book.LastDeal + 1, order, position.Id, symbol.Name, !position.IsBuy, entry, part, price, 0m, swap, profit, TradeReason.Expert, at, comment, magic);
            tell(new(Deal: deal));
            tell(new(Position: position with { Volume = position.Volume - part, Swap = position.Swap - swap }));
            return deal;
        }
    }

    private BrokerPosition? Held(in Agreement agreed)
    {
        if (agreed.Closes != 0)
        {
            return book.TryPosition(agreed.Closes, out var named) ? named : null;
        }

        var symbol = agreed.Symbol.Name;
        return terms.Mode == MarginMode.RetailHedging ? null : book.Positions.FirstOrDefault(position => position.Symbol == symbol);
    }

    private BrokerDeal Open(in Agreement agreed)
    {
        var deal = Deal(agreed, agreed.Order, EntryKind.In, 0m, 0m);
        tell(new(Position: new(
            agreed.Order, agreed.Order, agreed.Symbol.Name, agreed.IsBuy, agreed.Volume, agreed.Price, agreed.StopLoss, agreed.TakeProfit, 0m,
            agreed.At, agreed.Comment, agreed.Magic)));
        return deal;
    }

    private BrokerDeal Add(in Agreement agreed, BrokerPosition held)
    {
        var deal = Deal(agreed, held.Id, EntryKind.In, 0m, 0m);
        var volume = held.Volume + agreed.Volume;
        var average = ((held.OpenPrice.ToDecimal() * held.Volume) + (agreed.Price.ToDecimal() * agreed.Volume)) / volume;
        tell(new(Position: held with
        {
            Volume = volume,
            OpenPrice = Price.From(average),
            StopLoss = agreed.StopLoss.IsSome ? agreed.StopLoss : held.StopLoss,
            TakeProfit = agreed.TakeProfit.IsSome ? agreed.TakeProfit : held.TakeProfit,
        }));
        return deal;
    }

    private BrokerDeal Reduce(in Agreement agreed, BrokerPosition held)
    {
        var swap = SwapOf(held, agreed.Volume);
        var deal = Deal(agreed, held.Id, EntryKind.Out, swap, valuation.Profit(agreed.Symbol, held.IsBuy, agreed.Volume, held.OpenPrice, agreed.Price));
        tell(new(Position: held with { Volume = held.Volume - agreed.Volume, Swap = held.Swap - swap }));
        return deal;
    }

    private BrokerDeal Reverse(in Agreement agreed, BrokerPosition held)
    {
        var deal = Deal(agreed, held.Id, EntryKind.InOut, held.Swap, valuation.Profit(agreed.Symbol, held.IsBuy, held.Volume, held.OpenPrice, agreed.Price));
        tell(new(Position: held with
        {
            Ticket = agreed.Order,
            IsBuy = agreed.IsBuy,
            Volume = agreed.Volume - held.Volume,
            OpenPrice = agreed.Price,
            StopLoss = agreed.StopLoss,
            TakeProfit = agreed.TakeProfit,
            Swap = 0m,
            Comment = agreed.Comment,
            Magic = agreed.Magic,
        }));
        return deal;
    }

    private BrokerDeal Deal(in Agreement agreed, long position, EntryKind entry, decimal swap, decimal profit)
    {
        var deal = new BrokerDeal(
            book.LastDeal + 1, agreed.Order, position, agreed.Symbol.Name, agreed.IsBuy, entry, agreed.Volume, agreed.Price,
            Valuation.Commission(agreed.Symbol, agreed.Volume), swap, profit, agreed.Reason, agreed.At, agreed.Comment, agreed.Magic);
        tell(new(Deal: deal));
        return deal;
    }

    /// <summary>The part of the swap that goes with a part of the position; the last part takes what is left.</summary>
    private static decimal SwapOf(BrokerPosition held, decimal part) =>
        part == held.Volume ? held.Swap : decimal.Round(held.Swap * part / held.Volume, 2, MidpointRounding.AwayFromZero);
}
