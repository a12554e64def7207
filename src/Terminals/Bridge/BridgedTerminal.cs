using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Terminals;
using Arus.Contracts.Trading;
using Arus.Terminals.Protocol;

namespace Arus.Terminals.Bridge;

/// <summary>What is known of one terminal over all its connections: its place in the journal, its symbols, its clock, and how it is.</summary>
internal sealed class BridgedTerminal : IFeedReceipts, IDisposable
{
    private static readonly TimeSpan RetryPost = TimeSpan.FromMilliseconds(1);

    private readonly Lock _posting = new();
    private readonly IFeedInlet _inlet;
    private readonly Task _postingOwn;
    private readonly CancellationTokenSource _closed = new();
    private readonly TimeProvider _time;
    private volatile IOutbound? _outbound;
    private volatile string _lastError = "";
    private volatile LinkState _state = LinkState.Offline;
    private readonly long _firstHistoryMs;
    private long _ticks;

    public BridgedTerminal(SourceId source, TerminalLink link, ILiveInbox inbox, IInstrumentCatalog catalog, BridgeOptions options, TimeProvider time)
    {
        _firstHistoryMs = (long)options.FirstHistory.TotalMilliseconds;
        Source = source;
        _time = time;
        _inlet = inbox.Open(source, this);
        Progress = new(_inlet.Position);
        var said = options.Symbols.Where(symbol => symbol.Source == source).ToDictionary(symbol => symbol.BrokerName, symbol => symbol.Instrument);
        Symbols = new(catalog, options.Instruments, said);
        Translator = new(Symbols, catalog, Clock);
        Link = link;
        _postingOwn = PostOwn();
    }

    public SourceId Source { get; }

    public SessionProgress Progress { get; }

    public SymbolTable Symbols { get; }

    public BrokerClock Clock { get; } = new();

    public ReportTranslator Translator { get; }

    public TerminalLink Link { get; }

    /// <summary>Parts of a snapshot that is not complete yet; a cut may fall between two.</summary>
    public List<Snapshot> SnapshotParts { get; } = [];

    /// <summary>A batch as it comes; a terminal has one connection at a time, and one buffer for all of them.</summary>
    public WireTick[] WireTicks { get; } = new WireTick[T5B.TickBatchMax];

    /// <summary>A batch as it goes to the journal.</summary>
    public Tick[] Ticks { get; } = new Tick[T5B.TickBatchMax];

    /// <summary>As it presented itself last.</summary>
    public Hello? Hello { get; private set; }

    /// <summary>Whether the connection goes on with the session before it.</summary>
    public bool IsResumed { get; private set; }

    public int Connects { get; private set; }

    public Timestamp? ConnectedAt { get; private set; }

    public long? RoundTripMicroseconds { get; set; }

    public LinkState State => _state;

    public TerminalStatus Status => new(
        Source, State, Hello?.Login ?? 0, Hello?.Server ?? "", Hello?.Company ?? "", Hello?.TradeMode == WireAccountKind.Real, Symbols.Count,
        Interlocked.Read(ref _ticks), Progress.Session, Progress.Acknowledgeable, RoundTripMicroseconds, Connects, ConnectedAt, _lastError,
        Clock.OffsetSeconds, Clock.IsSuspect);

    /// <summary>A connection begins: goes on with the session it names where nothing between is lost, or begins a new one.</summary>
    public Welcome Begin(Hello hello, string newSession, WireLimits limits)
    {
        var next = Progress.Taken + 1;
        IsResumed = hello.Resume is { } resume && resume.Sid == Progress.Session && (resume.Oldest ?? 1) <= next;
        if (!IsResumed)
        {
            Progress.Begin(newSession);
            SnapshotParts.Clear();
        }

        Symbols.BeginConnection(IsResumed);
        (Hello, ConnectedAt) = (hello, Timestamp.From(_time.GetUtcNow()));
        Connects++;
        return new(Progress.Session, IsResumed, Progress.Taken + 1, T5B.HeartbeatSeconds, limits, ConnectedAt.Value.Nanos / 1_000);
    }

    /// <summary>Where acknowledgements go; null between connections.</summary>
    public void Attach(IOutbound? outbound)
    {
        _outbound = outbound;
        ConnectedAt = outbound is null ? null : ConnectedAt;
    }

    public void Note(string error) => _lastError = error;

    /// <summary>Tells the engine how the link is, once for each change.</summary>
    public void SetState(LinkState state)
    {
        if (_state != state)
        {
            _state = state;
            Link.Report(new VenueLink(state));
        }
    }

    public TickTail? Tail(InstrumentId instrument) => Symbols.Tail(instrument, _inlet);

    /// <summary>Where history begins of which nothing is stored; null for none.</summary>
    public TickTail? FirstHistory => _firstHistoryMs > 0 ? new(_time.GetUtcNow().ToUnixTimeMilliseconds() - _firstHistoryMs, 0) : null;

    /// <summary>Hands ticks to the journal; false when there is no room now.</summary>
    public bool TryPost(in FeedBatch batch, ReadOnlySpan<Tick> ticks)
    {
        lock (_posting)
        {
            if (!_inlet.TryPost(batch, ticks))
            {
                return false;
            }

            Posted(batch.Position.Sequence);
        }

        Interlocked.Add(ref _ticks, ticks.Length);
        return true;
    }

    /// <summary>Hands a report to the journal; false when there is no room now.</summary>
    public bool TryPost(ulong sequence, VenueReport report)
    {
        lock (_posting)
        {
            if (!_inlet.TryPost(new FeedPosition(Progress.Session, sequence), report))
            {
                return false;
            }

            Posted(sequence);
            return true;
        }
    }

    /// <summary>Takes a number that is not for the journal.</summary>
    public void Skip(ulong sequence)
    {
        if (Progress.Skip(sequence))
        {
            _outbound?.Acknowledge();
        }
    }

    public void OnRecorded(FeedPosition position)
    {
        if (Progress.Record(position))
        {
            _outbound?.Acknowledge();
        }
    }

    public void Dispose()
    {
        _closed.Cancel();
        _postingOwn.Wait();
        _inlet.Dispose();
        _closed.Dispose();
    }

    // The journal may be faster than this thread: then nobody else would acknowledge.
    private void Posted(ulong sequence)
    {
        if (Progress.Post(sequence))
        {
            _outbound?.Acknowledge();
        }
    }

    private async Task PostOwn()
    {
        try
        {
            await foreach (var report in Link.Reports.ReadAllAsync(_closed.Token))
            {
                while (!TryPostOwn(report))
                {
                    await Task.Delay(RetryPost, _time, _closed.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The bridge closes; the engine has ended before it.
        }
    }

    private bool TryPostOwn(VenueReport report)
    {
        lock (_posting)
        {
            return _inlet.TryPost(Progress.Posted, report);
        }
    }
}
