using Arus.Contracts.Trading;

namespace Arus.Trading.Portfolios;

/// <summary>One open position. Pooled: a closed position's memory serves a later one.</summary>
internal sealed class Position
{
    private OrderIntent _openedBy;

    /// <summary>By the order that opened it.</summary>
    public PositionId Id { get; private set; }

    /// <summary>Its instrument on the board.</summary>
    public int Slot { get; private set; }

    /// <summary>How its profit becomes the account's currency.</summary>
    public required Conversion Conversion { get; set; }

    /// <summary>What opened it.</summary>
    public ref readonly OrderIntent OpenedBy => ref _openedBy;

    /// <summary>When.</summary>
    public Timestamp OpenedAt { get; private set; }

    /// <summary>How much; negative is short.</summary>
    public Quantity Quantity { get; set; }

    /// <summary>Σ price × quantity of what was opened: exact, where an average price would not be.</summary>
    public QuoteAmount Cost { get; set; }

    /// <summary>Protective stop; <see cref="Price.None"/> for none.</summary>
    public Price StopLoss { get; set; }

    /// <summary>Profit target; <see cref="Price.None"/> for none.</summary>
    public Price TakeProfit { get; set; }

    /// <summary>Commission of what is open.</summary>
    public Money Commission { get; set; }

    /// <summary>Swap of what is open; negative is a cost.</summary>
    public Money Swap { get; set; }

    /// <summary>Margin it ties up, fixed at the rates of its opening.</summary>
    public Money Margin { get; set; }

    /// <summary>What the protective stop put at risk when it was opened.</summary>
    public Money Risked { get; set; }

    /// <summary>Whether it was found and not opened by this account.</summary>
    public bool IsAdopted { get; set; }

    /// <summary>What of <see cref="Quantity"/> is somebody else's, with its sign: a strategy does not count it.</summary>
    public Quantity Foreign { get; set; }

    /// <summary>Swap of a broker that books it at the closing: part of the open profit until then.</summary>
    public Money Accrued { get; set; }

    /// <summary>Whether a quote and a rate have marked it; before that <see cref="Carried"/> stands for its profit.</summary>
    public bool IsValued { get; set; }

    /// <summary>Its profit as somebody else knew it, until it is marked.</summary>
    public Money Carried { get; set; }

    /// <summary>Open profit at the last mark.</summary>
    public QuoteAmount Mark { get; private set; }

    /// <summary>Best open profit so far, 0 or more, and the rate of that moment.</summary>
    public (QuoteAmount Amount, decimal Rate) Best { get; set; }

    /// <summary>Worst open profit so far, 0 or less, and the rate of that moment.</summary>
    public (QuoteAmount Amount, decimal Rate) Worst { get; set; }

    /// <summary>Which way it is held.</summary>
    public Side Side => Quantity.Micros >= 0 ? Side.Buy : Side.Sell;

    /// <summary>What it was opened at on average, to the nearest nano.</summary>
    public Price AveragePrice
    {
        get
        {
            var quantity = Quantity.Abs.Micros;
            return quantity == 0 ? Price.None : new((long)((Cost.Femtos.Abs + (quantity / 2)) / quantity));
        }
    }

    /// <summary>Begins with nothing in it.</summary>
    public void Begin(int slot, in OrderIntent openedBy, PositionId id, Timestamp at, Currency currency)
    {
        Id = id;
        Slot = slot;
        OpenedAt = at;
        _openedBy = openedBy;
        Quantity = Quantity.Zero;
        Cost = Mark = QuoteAmount.Zero;
        StopLoss = TakeProfit = Price.None;
        Commission = Swap = Margin = Risked = Accrued = Carried = Money.Zero(currency);
        Best = Worst = default;
        IsAdopted = IsValued = false;
        Foreign = Quantity.Zero;
    }

    /// <summary>
    /// Says whose doing a fill was. Each share moves by its owner's fills, and this account's own never points against the whole nor exceeds it:
    /// a position closed by hand at the terminal is closed for the strategy too.
    /// </summary>
    /// <param name="signedMicros">What the fill added, already in <see cref="Quantity"/>.</param>
    /// <param name="isForeign">Whether somebody else's order made it.</param>
    public void Attribute(long signedMicros, bool isForeign)
    {
        var net = Quantity.Micros;
        var own = net - signedMicros - Foreign.Micros + (isForeign ? 0 : signedMicros);
        Foreign = new(net - Math.Clamp(own, Math.Min(net, 0), Math.Max(net, 0)));
    }

    /// <summary>Marks it at the price that would close it.</summary>
    public void MarkAt(Price closing)
    {
        Mark = QuoteAmount.Of(closing, Quantity) - Cost;
        Extend(Mark);
    }

    /// <summary>Remembers an open profit if it is the best or the worst so far.</summary>
    public void Extend(QuoteAmount profit)
    {
        if (profit.Femtos > Best.Amount.Femtos)
        {
            Best = (profit, Conversion.Rate);
        }
        else if (profit.Femtos < Worst.Amount.Femtos)
        {
            Worst = (profit, Conversion.Rate);
        }
    }
}
