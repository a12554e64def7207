using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Engine.Journal;

namespace Arus.Engine.Live;

/// <summary>
/// The bounded way from one source to the loop: one thread posts, the loop takes. Items and ticks have a ring each; what does not fit is refused whole.
/// </summary>
internal sealed class FeedInlet(SourceDesk desk, IFeedReceipts receipts, Action wake, TimeProvider time) : IFeedInlet
{
    private const int ItemCapacity = 4_096;
    private const int TickCapacity = TickRecord.TicksMax;

    private readonly FeedItem[] _items = new FeedItem[ItemCapacity];
    private readonly Tick[] _ticks = new Tick[TickCapacity];
    private long _itemsPosted;
    private long _ticksPosted;
    private long _itemsTaken;
    private long _ticksTaken;
    private volatile bool _isClosed;

    public SourceDesk Desk => desk;

    public IFeedReceipts Receipts => receipts;

    public bool IsClosed => _isClosed;

    public bool HasItems => Volatile.Read(ref _itemsPosted) > _itemsTaken;

    /// <inheritdoc/>
    public FeedPosition Position => desk.Position;

    /// <inheritdoc/>
    public Timestamp? NewestTick(InstrumentId instrument) => desk.NewestTick(instrument);

    /// <inheritdoc/>
    public bool TryPost(in FeedBatch batch, ReadOnlySpan<Tick> ticks)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ticks.Length, TickCapacity);
        if (_isClosed || TickCapacity - (_ticksPosted - Volatile.Read(ref _ticksTaken)) < ticks.Length)
        {
            return false;
        }

        var item = new FeedItem(batch, null, ticks.Length, time.GetTimestamp());
        if (!HasRoom)
        {
            return false;
        }

        for (var i = 0; i < ticks.Length; i++)
        {
            _ticks[(_ticksPosted + i) % TickCapacity] = ticks[i];
        }

        _ticksPosted += ticks.Length;
        Post(in item);
        return true;
    }

    /// <inheritdoc/>
    public bool TryPost(FeedPosition position, VenueReport report)
    {
        if (_isClosed || !HasRoom)
        {
            return false;
        }

        var item = new FeedItem(new FeedBatch(position, default, default, default, false), report, 0, time.GetTimestamp());
        Post(in item);
        return true;
    }

    /// <summary>Takes the next item; its ticks go to the front of <paramref name="ticks"/>.</summary>
    public bool TryTake(out FeedItem item, Span<Tick> ticks)
    {
        item = default;
        if (_isClosed || !HasItems)
        {
            return false;
        }

        ref var slot = ref _items[_itemsTaken % ItemCapacity];
        item = slot;
        slot = default;
        for (var i = 0; i < item.Ticks; i++)
        {
            ticks[i] = _ticks[(_ticksTaken + i) % TickCapacity];
        }

        Volatile.Write(ref _ticksTaken, _ticksTaken + item.Ticks);
        Volatile.Write(ref _itemsTaken, _itemsTaken + 1);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _isClosed = true;

    private bool HasRoom => _itemsPosted - Volatile.Read(ref _itemsTaken) < ItemCapacity;

    private void Post(in FeedItem item)
    {
        _items[_itemsPosted % ItemCapacity] = item;
        Volatile.Write(ref _itemsPosted, _itemsPosted + 1);
        wake();
    }
}

/// <summary>What an inlet holds.</summary>
/// <param name="Batch">Position, and of ticks the rest.</param>
/// <param name="Report">A report; null for ticks.</param>
/// <param name="Ticks">How many ticks.</param>
/// <param name="Arrived">Our monotonic clock when it was posted.</param>
internal readonly record struct FeedItem(FeedBatch Batch, VenueReport? Report, int Ticks, long Arrived);
