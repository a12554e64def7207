namespace Arus.Terminals.Simulation.Brokers;

/// <summary>
/// A MetaTrader 5 trade server with one account, driven by quotes and requests: the same of these in the same order, the same deals. Everything that
/// changes is told as a <see cref="Transaction"/>, in the order a server would, and a broker made of told transactions goes on where they end.
/// </summary>
internal sealed class Broker
{
    private readonly BrokerTerms _terms;
    private readonly Quotes _quotes;
    private readonly Valuation _valuation;
    private readonly RequestCheck _check;
    private readonly DealMaker _deals;
    private readonly Action<Transaction> _told;
    private readonly Dictionary<InstrumentId, BrokerSymbol> _symbols;
    private readonly List<BrokerOrder> _orders = [];
    private readonly List<BrokerPosition> _positions = [];
    private (long Second, int Count) _requests;

    /// <summary>A server with what was there before.</summary>
    /// <param name="terms">What it offers.</param>
    /// <param name="told">Hears every change, when it is made.</param>
    /// <param name="before">What an earlier one told.</param>
    public Broker(BrokerTerms terms, Action<Transaction> told, IEnumerable<Transaction>? before = null)
    {
        (_terms, _told, OffsetSeconds) = (terms, told, terms.OffsetSeconds);
        Book = new(terms.Balance);
        foreach (var change in before ?? [])
        {
            Book.Apply(change);
        }

        _quotes = new(terms);
        _valuation = new(terms, _quotes, Book);
        _check = new(terms, _quotes, Book, _valuation);
        _deals = new(terms, Book, _valuation, Tell);
        _symbols = terms.Symbols.ToDictionary(symbol => symbol.Instrument);
    }

    public BrokerBook Book { get; }

    /// <summary>The time of the newest quote, UTC.</summary>
    public Timestamp Now { get; private set; } = Timestamp.Min;

    /// <summary>Seconds the server's wall clock is ahead of UTC.</summary>
    public int OffsetSeconds { get; set; }

    /// <summary>Whether the terminal's own switch for automatic trading is on.</summary>
    public bool IsExpertAllowed { get; set; } = true;

    /// <summary>Whether a symbol has one position at most.</summary>
    public bool IsNetting => _terms.Mode != MarginMode.RetailHedging;

    public Valuation.Account Account => _valuation.Now();

    public BrokerSymbol? Symbol(string name) => _valuation.Symbol(name);

    public Quotes.Quote Quoted(string symbol) => _quotes.Of(symbol);

    /// <summary>Profit of a position at the newest quote.</summary>
    public decimal Profit(BrokerPosition position) => _valuation.OpenProfit(position);

    /// <summary>Account currency for a move of one tick size of one lot; 0 while nothing says.</summary>
    public decimal TickValue(BrokerSymbol symbol) => symbol.TickSize.ToDecimal() * symbol.Contract * (_quotes.Rate(symbol.Profit) ?? 0m);

    /// <summary>Takes a quote: time moves on, resting orders, stops and targets are hit, and an account without margin is closed out.</summary>
    public void Quote(InstrumentId instrument, Price bid, Price ask, Timestamp at)
    {
        Advance(at);
        if (!_symbols.TryGetValue(instrument, out var symbol))
        {
            return;
        }

        _quotes.Set(symbol.Name, new(bid, ask));
        if (!Book.IsEmpty && _valuation.HasRate(symbol) && RequestCheck.IsOpen(symbol, Wall))
        {
            Activate(symbol);
            Protect(symbol);
            StopOut();
        }
    }

    /// <summary>Moves time on; over midnight of the server it charges swaps and ends what lived for the day. Time does not go back.</summary>
    public void Advance(Timestamp to)
    {
        if (to <= Now)
        {
            return;
        }

        var (from, isFirst) = (Wall, Now == Timestamp.Min);
        Now = to;
        if (Book.IsEmpty || isFirst)
        {
            return;
        }

        for (var day = from.StartOfDay; day < Wall.StartOfDay && !Book.IsEmpty; day = day.Plus(Timestamp.NanosPerDay))
        {
            ChargeSwaps((int)day.ToDateTime().DayOfWeek);
            Expire(order => order.Lifetime == OrderLifetime.Day);
        }

        Expire(order => order.Lifetime is OrderLifetime.Specified or OrderLifetime.SpecifiedDay && order.Expiration <= Now);
    }

    /// <summary>Does what is asked, or says why not.</summary>
    public TradeResult Send(TradeRequest request)
    {
        var quote = _quotes.Of(request.Symbol);
        var code = Admission() ?? _check.Judge(request, Wall, Now);
        if (code != 0)
        {
            return TradeResult.Refused(code, quote.Bid, quote.Ask);
        }

        return request.Action switch
        {
            TradeAction.Deal => Deal(request, quote),
            TradeAction.Pending => Place(request, quote),
            TradeAction.Protect => Protect(request, quote),
            TradeAction.Modify => Modify(request, quote),
            TradeAction.Remove => Remove(request, quote),
            _ => CloseBy(request, quote),
        };
    }

    private Timestamp Wall => Now == Timestamp.Min ? Now : Now.Plus(OffsetSeconds * Timestamp.NanosPerSecond);

    private int? Admission()
    {
        var second = Now.Nanos / Timestamp.NanosPerSecond;
        _requests = _requests.Second == second ? (second, _requests.Count + 1) : (second, 1);
        return !_terms.IsExpertAllowedByTerminal || !IsExpertAllowed ? Retcode.ClientDisablesExperts
            : !_terms.IsExpertAllowedByServer ? Retcode.ServerDisablesExperts
            : Now == Timestamp.Min ? Retcode.PriceOff
            : _requests.Count > _terms.RequestsPerSecondMax ? Retcode.TooManyRequests
            : null;
    }

    private TradeResult Deal(TradeRequest request, Quotes.Quote quote)
    {
        var symbol = Symbol(request.Symbol)!;
        var isBuy = request.Type.IsBuy();
        var available = Math.Min(request.Volume, request.Liquidity ?? request.Volume);
        available -= available % symbol.VolumeStep;
        if (available <= 0m || (available < request.Volume && request.Filling == OrderFilling.FillOrKill))
        {
            return TradeResult.Refused(Retcode.Reject, quote.Bid, quote.Ask);
        }

        var rest = request.Volume - available;
        var order = NewOrder(request, rest) with
        {
            State = rest == 0m ? BrokerOrderState.Filled : request.Filling == OrderFilling.Return ? BrokerOrderState.Partial : BrokerOrderState.Canceled,
        };
        Tell(new(Order: order));
        var deal = _deals.Make(new(
            symbol, isBuy, available, quote.For(isBuy), order.Ticket, request.Position, TradeReason.Expert, request.StopLoss, request.TakeProfit,
            request.Comment, request.Magic, Now));
        return new(rest == 0m ? Retcode.Done : Retcode.DonePartial, order.Ticket, deal.Ticket, available, deal.Price, quote.Bid, quote.Ask);
    }

    private TradeResult Place(TradeRequest request, Quotes.Quote quote)
    {
        var order = NewOrder(request, request.Volume);
        Tell(new(Order: order));
        return Changed(Symbol(request.Symbol)!.Execution == ExecutionMode.Exchange ? Retcode.Placed : Retcode.Done, order.Ticket, request.Volume, request.Price, quote);
    }

    private TradeResult Protect(TradeRequest request, Quotes.Quote quote)
    {
        var position = request.Position != 0
            ? Book.Positions.First(open => open.Id == request.Position)
            : Book.Positions.First(open => open.Symbol == request.Symbol);
        Tell(new(Position: position with { StopLoss = request.StopLoss, TakeProfit = request.TakeProfit }));
        return Changed(Retcode.Done, 0, 0m, Price.None, quote);
    }

    private TradeResult Modify(TradeRequest request, Quotes.Quote quote)
    {
        _ = Book.TryOrder(request.Order, out var order);
        Tell(new(Order: order! with
        {
            Price = request.Price,
            StopLimit = request.StopLimit,
            StopLoss = request.StopLoss,
            TakeProfit = request.TakeProfit,
            Lifetime = request.Lifetime,
            Expiration = request.Expiration,
        }));
        return Changed(Retcode.Done, request.Order, 0m, request.Price, quote);
    }

    private TradeResult Remove(TradeRequest request, Quotes.Quote quote)
    {
        _ = Book.TryOrder(request.Order, out var order);
        Tell(new(Order: order! with { State = BrokerOrderState.Canceled }));
        return Changed(Retcode.Done, request.Order, 0m, Price.None, quote);
    }

    private TradeResult CloseBy(TradeRequest request, Quotes.Quote quote)
    {
        _ = Book.TryPosition(request.Position, out var one);
        _ = Book.TryPosition(request.PositionBy, out var other);
        var symbol = Symbol(one!.Symbol)!;
        var order = NewOrder(request with { Symbol = symbol.Name, Type = OrderType.CloseBy }, 0m) with { State = BrokerOrderState.Filled };
        Tell(new(Order: order));
        var deal = _deals.CloseBy(symbol, one, other!, order.Ticket, request.Comment, request.Magic, Now);
        return new(Retcode.Done, order.Ticket, deal.Ticket, deal.Volume, deal.Price, quote.Bid, quote.Ask);
    }

    private static TradeResult Changed(int code, long order, decimal volume, Price price, Quotes.Quote quote) => new(code, order, 0, volume, price, quote.Bid, quote.Ask);

    private BrokerOrder NewOrder(TradeRequest request, decimal rest) => new(
        Book.LastTicket + 1, request.Symbol, request.Type, BrokerOrderState.Placed, request.Volume, rest, request.Price, request.StopLimit,
        request.StopLoss, request.TakeProfit, request.Filling, request.Lifetime, request.Expiration, request.Position, Now, request.Comment, request.Magic);

    private void Activate(BrokerSymbol symbol)
    {
        var quote = _quotes.Of(symbol.Name);
        foreach (var order in Resting(symbol))
        {
            var price = quote.For(order.Type.IsBuy());
            if (order.Type.IsStopLimit() && IsReached(order, price))
            {
                Tell(new(Order: order with
                {
                    Type = order.Type == OrderType.BuyStopLimit ? OrderType.BuyLimit : OrderType.SellLimit,
                    Price = order.StopLimit,
                    StopLimit = Price.None,
                }));
            }
            else if (order.Type.IsMarket() || IsReached(order, price))
            {
                Fill(order, symbol, price);
            }
        }
    }

    private void Fill(BrokerOrder order, BrokerSymbol symbol, Price price)
    {
        // What it was to close may be gone by now, and no money may be left for what it was to open.
        if (_check.JudgeActivation(order, symbol, price) != 0 || (order.Position != 0 && !Book.TryPosition(order.Position, out _)))
        {
            Tell(new(Order: order with { State = BrokerOrderState.Canceled }));
            return;
        }

        Tell(new(Order: order with { State = BrokerOrderState.Filled, Volume = 0m }));
        var isBuy = order.Type.IsBuy();
        if (order.State == BrokerOrderState.Partial && order.Position == 0 && Book.TryPosition(order.Ticket, out var begun))
        {
            // The rest of an order that opened a position belongs to that position.
            _deals.Make(Agreed(order, symbol, isBuy, price) with { Closes = begun.Id });
            return;
        }

        _deals.Make(Agreed(order, symbol, isBuy, price));
    }

    private DealMaker.Agreement Agreed(BrokerOrder order, BrokerSymbol symbol, bool isBuy, Price price) => new(
        symbol, isBuy, order.Volume, price, order.Ticket, order.Position, TradeReason.Expert, order.StopLoss, order.TakeProfit, order.Comment, order.Magic, Now);

    private static bool IsReached(BrokerOrder order, Price price) => order.Type switch
    {
        OrderType.BuyLimit or OrderType.SellStop or OrderType.SellStopLimit => price <= order.Price,
        _ => price >= order.Price,
    };

    private void Protect(BrokerSymbol symbol)
    {
        var quote = _quotes.Of(symbol.Name);
        _positions.Clear();
        _positions.AddRange(Book.Positions);
        foreach (var position in _positions)
        {
            if (position.Symbol != symbol.Name)
            {
                continue;
            }

            var closing = quote.For(!position.IsBuy);
            if (position.StopLoss.IsSome && (position.IsBuy ? closing <= position.StopLoss : closing >= position.StopLoss))
            {
                Close(position, symbol, closing, TradeReason.StopLoss);
            }
            else if (position.TakeProfit.IsSome && (position.IsBuy ? closing >= position.TakeProfit : closing <= position.TakeProfit))
            {
                Close(position, symbol, closing, TradeReason.TakeProfit);
            }
        }
    }

    private void StopOut()
    {
        while (Book.Positions.Count > 0 && _valuation.Now() is { Margin: > 0m } account && account.Level <= _terms.StopOutPercent)
        {
            var worst = Book.Positions.MinBy(_valuation.OpenProfit)!;
            var symbol = Symbol(worst.Symbol)!;
            var quote = _quotes.Of(worst.Symbol);
            if (!quote.IsSome || !_valuation.HasRate(symbol))
            {
                return;
            }

            Close(worst, symbol, quote.For(!worst.IsBuy), TradeReason.StopOut);
        }
    }

    private void Close(BrokerPosition position, BrokerSymbol symbol, Price price, TradeReason reason)
    {
        var words = reason switch { TradeReason.StopLoss => "[sl]", TradeReason.TakeProfit => "[tp]", _ => "[so]" };
        var order = NewOrder(new() { Action = TradeAction.Deal, Symbol = symbol.Name, Type = position.IsBuy ? OrderType.Sell : OrderType.Buy, Volume = position.Volume, Position = position.Id, Comment = words }, 0m);
        Tell(new(Order: order with { State = BrokerOrderState.Filled }));
        _deals.Make(new(symbol, !position.IsBuy, position.Volume, price, order.Ticket, position.Id, reason, Price.None, Price.None, words, 0, Now));
    }

    private void ChargeSwaps(int day)
    {
        foreach (var position in Book.Positions.ToArray())
        {
            var symbol = Symbol(position.Symbol)!;
            var swap = _valuation.Swap(symbol, position, symbol.SwapDays[day]);
            if (swap != 0m)
            {
                Tell(new(Position: position with { Swap = position.Swap + swap }));
            }
        }
    }

    private void Expire(Predicate<BrokerOrder> isOver)
    {
        foreach (var order in Book.Orders.Where(order => isOver(order)).ToArray())
        {
            Tell(new(Order: order with { State = BrokerOrderState.Expired }));
        }
    }

    private List<BrokerOrder> Resting(BrokerSymbol symbol)
    {
        _orders.Clear();
        foreach (var order in Book.Orders)
        {
            if (order.Symbol == symbol.Name)
            {
                _orders.Add(order);
            }
        }

        return _orders;
    }

    private void Tell(Transaction change)
    {
        Book.Apply(change);
        _told(change);
    }
}
