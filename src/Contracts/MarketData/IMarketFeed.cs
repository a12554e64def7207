namespace Arus.Contracts.MarketData;

/// <summary>
/// The engine's only door to the market: ticks, or bars where nothing finer is known, in the order they became known. Reads ahead as it likes;
/// the engine sees a batch only when it asks.
/// </summary>
public interface IMarketFeed : IDisposable
{
    /// <summary><see cref="BarPeriod.Tick"/> for a feed of ticks, else the period of its bars.</summary>
    BarPeriod Resolution { get; }

    /// <summary>What the feed quotes, by symbol.</summary>
    IReadOnlyList<InstrumentId> Instruments { get; }

    /// <summary>Fills the front of <paramref name="ticks"/>; 0 at the end, and always 0 on a feed of bars.</summary>
    int Read(Span<Tick> ticks);

    /// <summary>Fills the front of <paramref name="bars"/>; 0 at the end, and always 0 on a feed of ticks.</summary>
    int Read(Span<Bar> bars);

    /// <summary>What has been seen so far; complete once the feed has ended.</summary>
    DataQuality Quality { get; }

    /// <summary>The fraction of the input read so far, 0 to 1; NaN when that is not known.</summary>
    double Progress => double.NaN;
}
