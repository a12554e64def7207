using Arus.Contracts.MarketData;

namespace Arus.MarketData.Validation;

/// <summary>Judges the quotes of one instrument in file order. Allocates nothing per quote.</summary>
/// <param name="dropCrossed">Crossed quotes go to quarantine instead of being flagged.</param>
internal sealed class TickValidator(bool dropCrossed = false)
{
    /// <summary>Different quotes remembered of one moment; a moment with more forgets the oldest.</summary>
    public const int QuotesPerMomentMax = 256;

    private readonly (long Bid, long Ask)[] _seen = new (long, long)[QuotesPerMomentMax];
    private readonly SpikeGate _spikes = new();
    private int _seenCount;
    private long _last = long.MinValue;

    /// <summary>Whether a quote is kept, and what is suspicious about it if so.</summary>
    public RowVerdict Check(in Tick tick, out QuoteFlags flags)
    {
        flags = QuoteFlags.None;
        var (bid, ask, time) = (tick.Bid.Nanos, tick.Ask.Nanos, tick.VenueTime.Nanos);
        if (time < _last)
        {
            return RowVerdict.OutOfOrder;
        }

        if (bid <= 0 || ask <= 0)
        {
            return RowVerdict.NonPositive;
        }

        if (time > _last)
        {
            (_last, _seenCount) = (time, 0);
        }
        else if (IsSeen(bid, ask))
        {
            return RowVerdict.Duplicate;
        }

        _seen[_seenCount++ % QuotesPerMomentMax] = (bid, ask);
        var middle = (bid >> 1) + (ask >> 1);
        if (ask >= bid)
        {
            flags = _spikes.IsSuspected(middle, ask - bid, time) ? QuoteFlags.Spike : QuoteFlags.None;
            return RowVerdict.Accepted;
        }

        flags = QuoteFlags.Crossed | (_spikes.IsFarOff(middle, time) ? QuoteFlags.Spike : QuoteFlags.None);
        return dropCrossed ? RowVerdict.Crossed : RowVerdict.Accepted;
    }

    private bool IsSeen(long bid, long ask)
    {
        foreach (ref readonly var quote in _seen.AsSpan(0, Math.Min(_seenCount, QuotesPerMomentMax)))
        {
            if (quote.Bid == bid && quote.Ask == ask)
            {
                return true;
            }
        }

        return false;
    }
}
