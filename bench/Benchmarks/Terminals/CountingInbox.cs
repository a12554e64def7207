using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.Benchmarks.Terminals;

/// <summary>An inbox that takes everything and calls it recorded: what the bridge can do where the journal costs nothing.</summary>
internal sealed class CountingInbox : ILiveInbox, IDisposable
{
    public IFeedInlet Open(SourceId source, IFeedReceipts receipts) => new Inlet(receipts);

    public void Dispose()
    {
    }

    private sealed class Inlet(IFeedReceipts receipts) : IFeedInlet
    {
        public FeedPosition Position => new("", 0);

        public Timestamp? NewestTick(InstrumentId instrument) => null;

        public bool TryPost(in FeedBatch batch, ReadOnlySpan<Tick> ticks)
        {
            receipts.OnRecorded(batch.Position);
            return true;
        }

        public bool TryPost(FeedPosition position, VenueReport report)
        {
            receipts.OnRecorded(position);
            return true;
        }

        public void Dispose()
        {
        }
    }
}
