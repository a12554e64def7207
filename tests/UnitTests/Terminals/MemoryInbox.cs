using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.UnitTests.Terminals;

/// <summary>An inbox that keeps what it is given, records it at once or when told, and can be full.</summary>
internal sealed class MemoryInbox : ILiveInbox
{
    private readonly Dictionary<SourceId, Inlet> _inlets = [];

    public bool RecordsAtOnce { get; set; } = true;

    public Inlet Of(string source)
    {
        lock (_inlets)
        {
            var id = new SourceId(source);
            if (!_inlets.TryGetValue(id, out var inlet))
            {
                _inlets.Add(id, inlet = new(this));
            }

            return inlet;
        }
    }

    public IFeedInlet Open(SourceId source, IFeedReceipts receipts)
    {
        var inlet = Of(source.Value);
        inlet.Receipts = receipts;
        return inlet;
    }

    internal sealed class Inlet(MemoryInbox inbox) : IFeedInlet
    {
        private readonly Lock _gate = new();
        private readonly List<Tick> _ticks = [];
        private readonly List<FeedBatch> _batches = [];
        private readonly List<VenueReport> _reports = [];
        private FeedPosition _posted = new("", 0);

        public IFeedReceipts? Receipts { get; set; }

        public volatile bool IsFull;

        /// <summary>Whether it only counts, and keeps nothing.</summary>
        public volatile bool Counts;

        public FeedPosition Position { get; private set; } = new("", 0);

        public Tick[] Ticks { get { lock (_gate) { return [.. _ticks]; } } }

        public FeedBatch[] Batches { get { lock (_gate) { return [.. _batches]; } } }

        public VenueReport[] Reports { get { lock (_gate) { return [.. _reports]; } } }

        public Timestamp? NewestTick(InstrumentId instrument)
        {
            lock (_gate)
            {
                return _ticks.Where(tick => tick.Instrument == instrument).Select(tick => (Timestamp?)tick.VenueTime).Max();
            }
        }

        public bool TryPost(in FeedBatch batch, ReadOnlySpan<Tick> ticks)
        {
            lock (_gate)
            {
                if (IsFull)
                {
                    return false;
                }

                if (!Counts)
                {
                    _batches.Add(batch);
                    _ticks.AddRange(ticks);
                }

                _posted = batch.Position;
            }

            return Recorded();
        }

        public bool TryPost(FeedPosition position, VenueReport report)
        {
            lock (_gate)
            {
                if (IsFull)
                {
                    return false;
                }

                _reports.Add(report);
                _posted = position;
            }

            return Recorded();
        }

        /// <summary>Writes down what was posted.</summary>
        public void Record()
        {
            FeedPosition position;
            lock (_gate)
            {
                position = Position = _posted;
            }

            Receipts?.OnRecorded(position);
        }

        public void Dispose()
        {
        }

        private bool Recorded()
        {
            if (inbox.RecordsAtOnce)
            {
                Record();
            }

            return true;
        }
    }
}
