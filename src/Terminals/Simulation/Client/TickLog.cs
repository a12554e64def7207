using Arus.Terminals.Protocol;
using Arus.Terminals.Simulation.Brokers;

namespace Arus.Terminals.Simulation.Client;

/// <summary>The quotes of one symbol so far: what is sent from, and what a backfill is answered from. Ticks are counted from 0 and the oldest are forgotten.</summary>
internal sealed class TickLog(BrokerSymbol symbol, int capacity)
{
    private readonly long _pointNanos = TickFrame.NanosPerPoint(symbol.Digits);
    private Entry[] _entries = new Entry[Math.Min(capacity, 1_024)];

    private readonly record struct Entry(long TimeMs, long Bid, long Ask);

    public BrokerSymbol Symbol => symbol;

    /// <summary>One beyond the newest.</summary>
    public long Head { get; private set; }

    /// <summary>The oldest that is kept.</summary>
    public long Oldest => Math.Max(0, Head - _entries.Length);

    /// <summary>The next to be sent as it comes.</summary>
    public long Cursor { get; set; }

    /// <summary>Whether the server wants it; null before it said so.</summary>
    public bool? IsWanted { get; set; }

    /// <summary>The time of the newest tick the server acknowledged; null before.</summary>
    public long? AcknowledgedMs { get; set; }

    /// <summary>How far the market was played before this process, in milliseconds; 0 for not at all.</summary>
    public long PlayedUntilMs { get; init; }

    /// <summary>Ticks before are not taken any more, the server has them.</summary>
    public long SkipBeforeMs { get; set; }

    /// <summary>The newest time; 0 before the first.</summary>
    public long NewestMs => Head > 0 ? this[Head - 1].TimeMs : 0;

    private ref Entry this[long index] => ref _entries[index % _entries.Length];

    public long TimeMs(long index) => this[index].TimeMs;

    public void Append(long timeMs, Price bid, Price ask)
    {
        // Times do not fall within a frame.
        timeMs = Math.Max(timeMs, NewestMs);
        if (timeMs < SkipBeforeMs)
        {
            return;
        }

        if (Head == _entries.Length && _entries.Length < capacity)
        {
            Array.Resize(ref _entries, Math.Min(capacity, _entries.Length * 2));
        }

        this[Head++] = new(timeMs, bid.Nanos / _pointNanos, ask.Nanos / _pointNanos);
        Cursor = Math.Max(Cursor, Oldest);
    }

    /// <summary>The first kept tick at or after a time.</summary>
    public long Find(long timeMs)
    {
        var (low, high) = (Oldest, Head);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = this[middle].TimeMs < timeMs ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Copies ticks from an index on: no more than fit, and none more than a span after the first.</summary>
    public int Copy(long from, long to, long spanMs, Span<WireTick> ticks)
    {
        var count = 0;
        var first = this[from].TimeMs;
        for (var index = from; index < to && count < ticks.Length && this[index].TimeMs - first <= spanMs; index++)
        {
            var entry = this[index];
            var isFirst = index == Oldest;
            var before = isFirst ? entry : this[index - 1];
            var changed = (byte)((isFirst || entry.Bid != before.Bid ? 2 : 0) | (isFirst || entry.Ask != before.Ask ? 4 : 0));
            ticks[count++] = new(changed == 0 ? (byte)6 : changed, entry.TimeMs, entry.Bid, entry.Ask);
        }

        return count;
    }
}
