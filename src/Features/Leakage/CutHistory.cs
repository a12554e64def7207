using Arus.Contracts.Features;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;

namespace Arus.Features;

/// <summary>Histories that agree up to a moment.</summary>
internal static class CutHistory
{
    /// <summary>Without everything that became known after a moment.</summary>
    public static FeatureHistory Before(FeatureHistory history, Timestamp cut) => new([.. history.Bars.Select(series => series with { Bars = Known(series.Bars, cut) })])
    {
        Ticks = [.. history.Ticks.TakeWhile(tick => tick.ReceivedAt <= cut)],
        Book = [.. history.Book.TakeWhile(top => top.ReceivedAt <= cut)],
    };

    /// <summary>With every price and volume after a moment changed: prices by up to a twentieth, volumes and sizes to something else.</summary>
    public static FeatureHistory Changed(FeatureHistory history, Timestamp cut, ulong seed)
    {
        var random = new StrictRandom(seed);
        return new([.. history.Bars.Select(series => series with { Bars = [.. series.Bars.Select(bar => bar.ClosesAt <= cut ? bar : Changed(in bar, random))] })])
        {
            Ticks = [.. history.Ticks.Select(tick => tick.ReceivedAt <= cut ? tick : Changed(in tick, random))],
            Book = [.. history.Book.Select(top => top.ReceivedAt <= cut ? top : top with { BidSize = top.AskSize + top.BidSize, AskSize = top.BidSize })],
        };
    }

    private static Bar[] Known(IReadOnlyList<Bar> bars, Timestamp cut) => [.. bars.TakeWhile(bar => bar.ClosesAt <= cut)];

    private static Bar Changed(in Bar bar, StrictRandom random)
    {
        var factor = Factor(random);
        var open = Times(bar.Open, factor);
        var close = Times(bar.Close, factor * Factor(random));
        var high = new Price(Math.Max(Math.Max(open.Nanos, close.Nanos), Times(bar.High, factor).Nanos));
        var low = new Price(Math.Min(Math.Min(open.Nanos, close.Nanos), Times(bar.Low, factor).Nanos));
        return bar with { Open = open, High = high, Low = low, Close = close, Volume = bar.Volume + 1 + random.NextInt(1_000) };
    }

    private static Tick Changed(in Tick tick, StrictRandom random)
    {
        var bid = Times(tick.Bid, Factor(random));
        return tick with { Bid = bid, Ask = bid + tick.Spread };
    }

    private static double Factor(StrictRandom random) => 0.95 + (0.1 * random.NextDouble());

    private static Price Times(Price price, double factor) => new((long)(price.Nanos * factor));
}
