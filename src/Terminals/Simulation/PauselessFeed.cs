using Arus.Contracts.MarketData;

namespace Arus.Terminals.Simulation;

/// <summary>
/// A market without its long pauses: what comes after one moves up. A market that is played in the present need not keep the hours of another
/// year, and nobody watches a weekend.
/// </summary>
internal sealed class PauselessFeed(IMarketFeed market) : IMarketFeed
{
    /// <summary>The longest pause that is kept.</summary>
    public const long PauseMaxNanos = 10 * Timestamp.NanosPerMinute;

    private long _last = long.MinValue;
    private long _left;

    public BarPeriod Resolution => market.Resolution;

    public IReadOnlyList<InstrumentId> Instruments => market.Instruments;

    public DataQuality Quality => market.Quality;

    public double Progress => market.Progress;

    public int Read(Span<Tick> ticks)
    {
        var count = market.Read(ticks);
        foreach (ref var tick in ticks[..count])
        {
            var at = tick.VenueTime.Nanos;
            if (_last != long.MinValue && at - _last > PauseMaxNanos)
            {
                _left += at - _last - PauseMaxNanos;
            }

            _last = at;
            tick = tick with { VenueTime = tick.VenueTime.Plus(-_left), ReceivedAt = tick.ReceivedAt.Plus(-_left) };
        }

        return count;
    }

    public int Read(Span<Bar> bars) => market.Read(bars);

    /// <summary>Nothing: the market is its owner's.</summary>
    public void Dispose()
    {
    }
}
