using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>What the quotes since the last bar of the rows said; kept as the tally of the bar when it closes.</summary>
internal sealed class QuoteTally
{
    private QuoteCounts _open;
    private QuoteCounts _closed;
    private double _lastMid = double.NaN;
    private BookTop? _top;

    /// <summary>The counts of the latest closed bar; no quote at all for a market of bars.</summary>
    public ref readonly QuoteCounts Closed => ref _closed;

    /// <summary>Takes a quote; crossed ones are passed by.</summary>
    public void Add(in Tick tick)
    {
        var mid = tick.Mid;
        var spread = tick.Spread.ToDouble();
        if (spread < 0.0)
        {
            return;
        }

        _open.Quotes++;
        _open.SpreadSum += spread;
        var move = mid - _lastMid;
        _lastMid = mid;
        if (double.IsNaN(move) || move == 0.0)
        {
            return;
        }

        _open.Ups += move > 0.0 ? 1 : 0;
        _open.Downs += move < 0.0 ? 1 : 0;
        _open.SquaredMoves += move / mid * (move / mid);
    }

    /// <summary>Takes the best of the order book.</summary>
    public void Add(in BookTop top)
    {
        if (_top is { } before)
        {
            _open.OrderFlow += Flow(in before, in top);
        }

        _open.Tops++;
        _top = top;
        _open.Top = top;
    }

    /// <summary>The bar closed: its counts are kept, the next ones begin.</summary>
    public void CloseBar()
    {
        _closed = _open;
        _open = default;
    }

    /// <summary>What was added to the bid less what was added to the ask: Cont, Kukanov and Stoikov 2014.</summary>
    private static double Flow(in BookTop before, in BookTop now)
    {
        var bid = (now.Bid >= before.Bid ? now.BidSize.ToDouble() : 0.0) - (now.Bid <= before.Bid ? before.BidSize.ToDouble() : 0.0);
        var ask = (now.Ask <= before.Ask ? now.AskSize.ToDouble() : 0.0) - (now.Ask >= before.Ask ? before.AskSize.ToDouble() : 0.0);
        return bid - ask;
    }
}
