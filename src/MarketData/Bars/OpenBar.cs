using Arus.Contracts.MarketData;

namespace Arus.MarketData.Bars;

/// <summary>A bar in the making. Plain fields, changed in place: a tick must cost nanoseconds.</summary>
internal struct OpenBar
{
    /// <summary>Whether anything is in it.</summary>
    public bool IsOpen;

    public Timestamp OpenedAt;
    public Timestamp ClosesAt;
    public long Open;
    public long High;
    public long Low;
    public long Close;
    public long Spread;
    public long Volume;
    public QuoteFlags Flags;

    public void Start(Timestamp openedAt, Timestamp closesAt, long first)
    {
        (IsOpen, OpenedAt, ClosesAt) = (true, openedAt, closesAt);
        Open = High = Low = first;
        Volume = 0;
    }

    public void Fold(long bid, long spread, QuoteFlags flags)
    {
        High = bid > High ? bid : High;
        Low = bid < Low ? bid : Low;
        Close = bid;
        Spread = spread;
        Volume++;
        Flags = flags;
    }

    public void Fold(in Bar bar)
    {
        High = Math.Max(High, bar.High.Nanos);
        Low = Math.Min(Low, bar.Low.Nanos);
        Close = bar.Close.Nanos;
        Spread = bar.Spread.Nanos;
        Volume += bar.Volume;
        Flags = bar.Flags;
    }

    public readonly Bar ToBar(InstrumentId instrument, BarPeriod period) =>
        new(instrument, period, OpenedAt, ClosesAt, new(Open), new(High), new(Low), new(Close), new(Spread), Volume, Flags);
}
