using Arus.Contracts.MarketData;

namespace Arus.Trading.Execution;

/// <summary>
/// The way a price takes through a bar: open, the extreme that hurts, the other extreme, close. Between these it passes every price, so an order
/// inside fills at its own price; only the open can jump.
/// </summary>
internal struct BarPath
{
    private Bar _bar;
    private Price _at;
    private int _leg;
    private bool _lowFirst;

    /// <summary>Ask less bid, all through the bar.</summary>
    public PriceDelta Spread { get; private set; }

    /// <summary>The bar.</summary>
    public readonly Bar Bar => _bar;

    /// <summary>Whether the open has been passed, so that prices move without jumps.</summary>
    public readonly bool IsInside => _leg > 1;

    /// <summary>Whether the extremes are yet to be ordered: after the open, before anything else.</summary>
    public readonly bool WantsDirection => _leg == 1;

    /// <summary>Begins before the open.</summary>
    public void Begin(in Bar bar, PriceDelta spread)
    {
        _bar = bar;
        Spread = spread;
        _leg = 0;
    }

    /// <summary>Says which extreme hurts.</summary>
    public void Direct(bool lowFirst)
    {
        _lowFirst = lowFirst;
        _leg = 2;
    }

    /// <summary>The bid the current leg leads to; false at the end of the path.</summary>
    public bool TryTarget(out Price target)
    {
        while (_leg is >= 2 and <= 4)
        {
            target = _leg switch
            {
                2 => _lowFirst ? _bar.Low : _bar.High,
                3 => _lowFirst ? _bar.High : _bar.Low,
                _ => _bar.Close,
            };
            if (target != _at)
            {
                return true;
            }

            _leg++;
        }

        target = _bar.Close;
        return false;
    }

    /// <summary>Whether a level lies ahead on the way to the target, and nearer than the nearest so far; then it is the nearest.</summary>
    public readonly void Nearer(Price level, Price target, ref Price nearest)
    {
        var direction = Math.Sign(target.Nanos - _at.Nanos);
        if (level.IsSome && Math.Sign(level.Nanos - _at.Nanos) == direction && Math.Sign(nearest.Nanos - level.Nanos) == direction)
        {
            nearest = level;
        }
    }

    /// <summary>Goes to the open.</summary>
    public Tick Open()
    {
        _leg = 1;
        return Go(_bar.Open, _bar.OpenedAt);
    }

    /// <summary>Goes to a bid on the way.</summary>
    public Tick GoTo(Price bid) => Go(bid, _bar.ClosesAt);

    /// <summary>Whether a price is among those of the bar: bids for one side of the quote, asks for the other.</summary>
    public readonly bool Holds(Price price, bool isAsk)
    {
        var bid = isAsk ? price - Spread : price;
        return price.IsSome && bid >= _bar.Low && bid <= _bar.High;
    }

    private Tick Go(Price bid, Timestamp at)
    {
        _at = bid;
        return new(_bar.Instrument, bid, bid + Spread, at, _bar.ClosesAt);
    }
}
