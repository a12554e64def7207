using System.Numerics;
using Arus.Contracts.Trading;

namespace Arus.Trading.Portfolios;

/// <summary>
/// Cash and positions of one account, exact: equity = balance + Σ marks to the last digit. Every amount is rounded once, when it is booked or
/// marked; a position keeps the exact cost of what it holds, and what is closed of it takes its share so that the parts sum to the whole.
/// </summary>
internal sealed class Portfolio
{
    private readonly QuoteBoard _board;
    private readonly Conversion[] _conversions;
    private readonly decimal[] _marginRates;
    private readonly Stack<Position> _free = new();
    private EquityWatch _watch;
    private Position[] _open = new Position[8];
    private int _count;
    private WideInteger _coarseBalance;

    /// <summary>An account with its cash and no position. Of the board's instruments the first <paramref name="traded"/> can be held.</summary>
    /// <exception cref="RefusedException">Profit of a traded instrument cannot be converted.</exception>
    public Portfolio(AccountSetup setup, QuoteBoard board, RateBook rates, int traded)
    {
        (Mode, _board) = (setup.Mode, board);
        var instruments = board.Instruments[..traded].ToArray();
        _conversions = [.. instruments.Select(instrument => rates.From(instrument.Quote))];
        _marginRates = [.. instruments.Select(instrument => Math.Max(instrument.MarginRate, 1m / setup.Leverage))];
        _watch = new(setup.Cash.Amount);
        Balance = setup.Cash;
        MarginUsed = Money.Zero(setup.Cash.Currency);
        _coarseBalance = EquityWatch.Coarse(Balance.Amount);
    }

    /// <summary>Cash.</summary>
    public Money Balance { get; private set; }

    /// <summary>How positions are kept; changed only while there are none.</summary>
    public PositionMode Mode { get; set; }

    /// <summary>The profit of the last closing as computed here, whatever the broker says.</summary>
    public Money Computed { get; private set; }

    /// <summary>Margin all positions tie up.</summary>
    public Money MarginUsed { get; private set; }

    /// <summary>High, fall and alarm of the equity.</summary>
    public EquityWatch Watch => _watch;

    /// <summary>The open positions, oldest first.</summary>
    public ReadOnlySpan<Position> Open => _open.AsSpan(0, _count);

    /// <summary>Balance and every open profit, each rounded once.</summary>
    public Money Equity
    {
        get
        {
            var sum = Balance.Amount;
            foreach (var position in Open)
            {
                sum += ProfitOf(position).Amount;
            }

            return Money.Of(sum, Balance.Currency);
        }
    }

    /// <summary>The open profit of a position in the account's currency, with the swap that is booked only when it closes.</summary>
    public Money ProfitOf(Position position) => position.IsValued
        ? position.Mark.ToMoney(position.Conversion.Rate, Balance.Currency) + position.Accrued
        : position.Carried + position.Accrued;

    /// <summary>What is lost from here if the stop of a position is hit; null when it has none or nothing says what it is worth.</summary>
    public Money? RiskToStop(Position position) => position.StopLoss.IsSome && position.IsValued
        ? QuoteAmount.Of(_board[position.Slot].Closing(position.Quantity) - position.StopLoss, position.Quantity)
            .ToMoney(position.Conversion.Rate, Balance.Currency)
        : null;

    /// <summary>Whether every position has been marked by a quote and a rate: false only until the first quotes after some were carried over.</summary>
    public bool IsValued
    {
        get
        {
            foreach (var position in Open)
            {
                if (!position.IsValued)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The position of an instrument; negative is short. On a hedging account the sum of its tickets.</summary>
    public Quantity NetOf(int slot)
    {
        var sum = Quantity.Zero;
        foreach (var position in Open)
        {
            sum += position.Slot == slot ? position.Quantity : Quantity.Zero;
        }

        return sum;
    }

    /// <summary>Finds an open position: on a netting account the one of the instrument, else the ticket.</summary>
    public Position? Find(int slot, PositionId id)
    {
        foreach (var position in Open)
        {
            if (Mode == PositionMode.Netting ? position.Slot == slot : position.Id == id)
            {
                return position;
            }
        }

        return null;
    }

    /// <summary>Finds an open position by its number.</summary>
    public Position? Find(PositionId id)
    {
        foreach (var position in Open)
        {
            if (position.Id == id)
            {
                return position;
            }
        }

        return null;
    }

    /// <summary>What of an instrument's position is this account's own doing; negative is short.</summary>
    public Quantity OwnOf(int slot)
    {
        var sum = Quantity.Zero;
        foreach (var position in Open)
        {
            sum += position.Slot == slot ? position.Quantity - position.Foreign : Quantity.Zero;
        }

        return sum;
    }

    /// <summary>What a quantity is worth at the middle of the last quote, in the account's currency, without sign.</summary>
    public decimal Notional(int slot, Quantity quantity) => ExactDecimal.Of(quantity.Abs) * _board[slot].Middle * _conversions[slot].Rate;

    /// <summary>Margin for a notional of one: the instrument's own, or the account's leverage where that asks for more.</summary>
    public decimal MarginRate(int slot) => _marginRates[slot];

    /// <summary>Margin for opening a quantity at a price, at the rate of the moment.</summary>
    public Money MarginFor(int slot, Quantity quantity, Price price) =>
        Money.Of(QuoteAmount.Of(price, quantity.Abs).ToDecimal() * _conversions[slot].Rate * _marginRates[slot], Balance.Currency);

    /// <summary>Σ of notionals, without sign.</summary>
    public decimal Exposure
    {
        get
        {
            var sum = 0m;
            foreach (var position in Open)
            {
                sum += position.IsValued ? Notional(position.Slot, position.Quantity) : 0m;
            }

            return sum;
        }
    }

    /// <summary>Marks the positions after the board took a quote of a slot, and follows the equity. True when one got its first value.</summary>
    public bool OnQuote(int slot)
    {
        if (_count == 0)
        {
            return false;
        }

        var isFirst = false;
        var estimate = _coarseBalance;
        WideInteger error = 16;  // a rounded mark differs by at most 5·10⁻⁹, about five coarse units
        foreach (var position in Open)
        {
            if (!position.IsValued)
            {
                if (!Value(position))
                {
                    continue;  // what it carried is in the coarse balance
                }

                isFirst = true;
            }

            if (position.Slot == slot)
            {
                position.MarkAt(_board[slot].Closing(position.Quantity));
            }

            var fast = position.Conversion.Fast;
            var mark = EquityWatch.Coarse(position.Mark, fast);
            estimate += mark;
            error += 16;
            if (fast != 1L << 32)
            {
                error += mark.Abs >> Math.Max(BitOperations.Log2((ulong)fast) - 1, 0);
            }
        }

        if (isFirst)
        {
            Booked();
        }
        else if (_watch.MayMatter(estimate, error))
        {
            _watch.Observe(EquityUnits());
        }

        return isFirst;
    }

    /// <summary>Takes over a position as it stands; its swap is in the balance already.</summary>
    public Position Carry(int slot, in OpenPosition found, in OrderIntent openedBy)
    {
        var position = Add(slot, in openedBy, found.Position, found.OpenedAt);
        position.Quantity = new((int)found.Side * found.Quantity.Micros);
        position.Cost = QuoteAmount.Of(found.Entry, position.Quantity);
        (position.StopLoss, position.TakeProfit) = (found.StopLoss, found.TakeProfit);
        (position.Swap, position.Carried, position.IsAdopted) = (found.Swap, found.Profit, found.IsAdopted);
        position.Foreign = found.IsAdopted ? position.Quantity : Quantity.Zero;
        Value(position);
        Booked();
        return position;
    }

    /// <summary>Begins with a balance somebody else says: high and fall of the equity count from here.</summary>
    public void Restart(Money balance)
    {
        _watch = new(balance.Amount);
        SetBalance(balance);
    }

    /// <summary>Takes what somebody else says the balance is.</summary>
    public void SetBalance(Money balance)
    {
        Balance = balance;
        Booked();
    }

    /// <summary>Says what swap a position has gathered that its closing will book.</summary>
    public void Accrue(Position position, Money swap)
    {
        position.Accrued = swap;
        Booked();
    }

    /// <summary>Takes a quantity as it is, where nothing says how it became so; at the average price it had, without a profit.</summary>
    public void Correct(Position position, Quantity quantity)
    {
        var margin = Share(position.Margin, quantity.Abs, position.Quantity.Abs);
        MarginUsed += margin - position.Margin;
        position.Margin = margin;
        position.Cost = QuoteAmount.Of(position.AveragePrice, quantity);
        position.Foreign = position.IsAdopted ? quantity : Quantity.Zero;
        position.Quantity = quantity;
        if (quantity.IsZero)
        {
            Remove(position);
        }
        else
        {
            Remark(position);
        }

        Booked();
    }

    private void Remark(Position position)
    {
        if (position.IsValued)
        {
            position.MarkAt(_board[position.Slot].Closing(position.Quantity));
        }
        else
        {
            Value(position);
        }
    }

    /// <summary>Marks a position for the first time, if a quote and a rate are there to do it.</summary>
    private bool Value(Position position)
    {
        if (!_board[position.Slot].IsKnown || !position.Conversion.IsKnown)
        {
            return false;
        }

        var margin = MarginFor(position.Slot, position.Quantity, position.AveragePrice);
        MarginUsed += margin - position.Margin;
        position.Margin = margin;
        position.MarkAt(_board[position.Slot].Closing(position.Quantity));
        return position.IsValued = true;
    }

    /// <summary>Books a fill. True with a trade when it closed a position or a part of one.</summary>
    /// <param name="intent">The order; of a protective fill, the one that opened the position.</param>
    /// <param name="fill">The fill.</param>
    /// <param name="slot">The instrument on the board.</param>
    /// <param name="result">The account after it.</param>
    /// <param name="trade">The closed trade.</param>
    /// <param name="said">What a broker booked with it; the default lets this portfolio compute it.</param>
    public bool Apply(
        in OrderIntent intent, in OrderEvent fill, int slot, out FillResult result, out ClosedTrade trade, BrokerBooking said = default)
    {
        var position = Find(slot, fill.Position);
        var side = fill.Cause == FillCause.Order || position is null ? (int)intent.Side : -(int)position.Side;
        var signed = new Quantity(side * fill.Quantity.Micros);
        var closes = position is not null && (int)position.Side != side;
        var closing = closes ? Quantity.Min(fill.Quantity, position!.Quantity.Abs) : Quantity.Zero;
        var closingCommission = Share(fill.Commission, closing, fill.Quantity);
        var realised = Money.Zero(Balance.Currency);
        trade = default;
        if (closes)
        {
            realised = Close(position!, closing, in fill, closingCommission, in said, out trade);
            position = position!.Quantity.IsZero ? Remove(position) : position;
        }

        Balance = Balance + realised - fill.Commission;
        var rest = fill.Quantity - closing;
        if (!rest.IsZero)
        {
            position = Enlarge(position, slot, new(side * rest.Micros), in intent, in fill, fill.Commission - closingCommission);
        }

        if (position is not null)
        {
            position.Attribute(side * fill.Quantity.Micros, said.IsForeign);
            Remark(position);
        }

        Booked();
        result = new(position?.Quantity ?? Quantity.Zero, position?.AveragePrice ?? Price.None, realised, Balance);
        return closes;
    }

    /// <summary>Books swap on a position; one that is closed by now still moves the balance.</summary>
    public void BookSwap(PositionId id, Money amount)
    {
        Balance += amount;
        if (Find(id) is { } position)
        {
            position.Swap += amount;
        }

        Booked();
    }

    /// <summary>Sets the level of equity below which <see cref="EquityWatch.IsBelowAlarm"/> is true, from now on; null for none.</summary>
    public void SetAlarm(decimal? level)
    {
        _watch.SetAlarm(level);
        if (level is not null)
        {
            _watch.Observe(EquityUnits());
        }
    }

    private void Booked()
    {
        var settled = Balance.Amount;
        foreach (var position in Open)
        {
            settled += position.Accrued.Amount + (position.IsValued ? 0m : position.Carried.Amount);
        }

        _coarseBalance = EquityWatch.Coarse(settled);
        _watch.Observe(EquityUnits());
    }

    /// <summary><see cref="Equity"/> in whole 10⁻⁸.</summary>
    private WideInteger EquityUnits()
    {
        var sum = ExactDecimal.MoneyUnits(Balance.Amount);
        foreach (var position in Open)
        {
            var isPlain = position.Conversion.IsIdentity && position.IsValued && position.Accrued.Amount == 0;
            sum += isPlain ? position.Mark.ToMoneyUnits() : ExactDecimal.MoneyUnits(ProfitOf(position).Amount);
        }

        return sum;
    }

    private Money Close(
        Position position, Quantity closing, in OrderEvent fill, Money commission, in BrokerBooking said, out ClosedTrade trade)
    {
        var whole = position.Quantity.Abs;
        var side = position.Side;
        var held = new Quantity((int)side * closing.Micros);
        var cost = position.Cost.Share(closing, whole);
        var gross = QuoteAmount.Of(fill.Price, held) - cost;
        var best = position.Best.Amount.Share(closing, whole);
        var worst = position.Worst.Amount.Share(closing, whole);
        var entry = position.AveragePrice;

        var isKnown = said.Profit is null || position.Conversion.IsKnown;
        var computed = isKnown ? gross.ToMoney(position.Conversion.Use(), Balance.Currency) : said.Profit!.Value;
        Computed = computed;
        var realised = said.Profit ?? computed;
        var bestMoney = gross.Femtos > best.Femtos ? computed : best.ToMoney(position.Best.Rate, Balance.Currency);
        var worstMoney = gross.Femtos < worst.Femtos ? computed : worst.ToMoney(position.Worst.Rate, Balance.Currency);
        var paid = Share(position.Commission, closing, whole);
        var swap = Share(position.Swap, closing, whole);
        if (said.Profit is not null)
        {
            swap += said.Swap;
            Balance += said.Swap;
            position.Accrued -= said.Swap;
            position.Swap += said.Swap;
        }

        var risked = Share(position.Risked, closing, whole);
        var margin = Share(position.Margin, closing, whole);

        position.Cost -= cost;
        position.Best = (position.Best.Amount - best, position.Best.Rate);
        position.Worst = (position.Worst.Amount - worst, position.Worst.Rate);
        position.Commission -= paid;
        position.Swap -= swap;
        position.Risked -= risked;
        position.Margin -= margin;
        position.Quantity -= held;
        MarginUsed -= margin;

        trade = new(
            position.Id, position.OpenedBy.Order, fill.Order, position.OpenedBy.Instrument, side, closing, entry, fill.Price, position.OpenedAt,
            fill.VenueTime, realised - paid - commission + swap, paid + commission, swap, bestMoney, worstMoney, risked, fill.Cause);
        return realised;
    }

    private Position Enlarge(Position? position, int slot, Quantity signed, in OrderIntent intent, in OrderEvent fill, Money commission)
    {
        position ??= Add(slot, in intent, new(intent.Order.Value), fill.VenueTime);
        position.Quantity += signed;
        position.Cost += QuoteAmount.Of(fill.Price, signed);
        position.Commission += commission;
        position.StopLoss = intent.StopLoss.IsSome ? intent.StopLoss : position.StopLoss;
        position.TakeProfit = intent.TakeProfit.IsSome ? intent.TakeProfit : position.TakeProfit;
        if (!position.Conversion.IsKnown)
        {
            return position;  // found before the first quotes: valued with them
        }

        var margin = MarginFor(slot, signed, fill.Price);
        position.Margin += margin;
        MarginUsed += margin;
        if (intent.StopLoss.IsSome)
        {
            var distance = QuoteAmount.Of(fill.Price - intent.StopLoss, signed);
            position.Risked += new QuoteAmount(WideInteger.Max(distance.Femtos, 0)).ToMoney(position.Conversion.Use(), Balance.Currency);
        }

        return position;
    }

    private Position Add(int slot, in OrderIntent intent, PositionId id, Timestamp at)
    {
        var position = _free.TryPop(out var used) ? used : new Position { Conversion = _conversions[slot] };
        position.Conversion = _conversions[slot];
        position.Begin(slot, in intent, id, at, Balance.Currency);
        if (_count == _open.Length)
        {
            Array.Resize(ref _open, 2 * _count);
        }

        return _open[_count++] = position;
    }

    private Position? Remove(Position position)
    {
        var at = Array.IndexOf(_open, position, 0, _count);
        _count--;
        Array.Copy(_open, at + 1, _open, at, _count - at);
        _free.Push(position);
        return null;
    }

    private static Money Share(Money whole, Quantity part, Quantity of) =>
        part == of || whole.Amount == 0 ? whole : Money.Of(whole.Amount * part.Micros / of.Micros, whole.Currency);
}
