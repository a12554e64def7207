using Arus.Contracts.Live;
using Arus.Contracts.Trading;
using Arus.Engine.Journal;
using Arus.Engine.Receipts;
using Arus.Foundation.FlowChains;
using Arus.Foundation.Journal;

namespace Arus.Engine.Live;

/// <summary>A session with its ledger and its view: what a journal record sets in motion.</summary>
internal sealed class RunningSession : IDisposable
{
    private readonly LedgerWriter _ledger;
    private readonly ContinuedLedgerStream? _ledgerFile;
    private readonly ObserverHub _hub;
    private readonly Queue<(long Number, VenueRequest Request, string ClientId)> _requests = new();
    private readonly Latest<LiveCounts> _counts = new(default);
    private long _requestNumber;
    private long _recordsFlushed;

    public RunningSession(SessionComposer composer, SessionParts parts, SessionBegin begin, SessionState? state, string? ledgerPath, ObserverHub hub, TimeProvider time)
    {
        (Parts, Begin, LedgerPath, _hub) = (parts, begin, ledgerPath ?? "", hub);
        if (ledgerPath is null)
        {
            _ledger = new LedgerWriter(null);
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(ledgerPath)!);
            _ledgerFile = new ContinuedLedgerStream(ledgerPath);
            _ledger = new LedgerWriter(
                _ledgerFile, new FileStream(LedgerWriter.TimesPath(ledgerPath), FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0));
        }

        _ledger.KeepsTimes = false;
        var hops = new HopClock(time);
        Chains = new ChainBook(hops, time) { WaitsForVenue = parts.Options.Venue == VenueKind.Terminal };
        View = new LiveView(begin, hub, Chains, time);
        Core = new SessionCore(composer, parts, begin, state?.Account, _ledger, hops, View);
    }

    public SessionParts Parts { get; }

    public SessionBegin Begin { get; }

    public LiveOptions Options => Parts.Options;

    public string LedgerPath { get; }

    public SessionCore Core { get; }

    public LiveView View { get; }

    public ChainBook Chains { get; }

    public LiveCounts Counts => _counts.Get();

    /// <summary>SHA-256 of the ledger so far.</summary>
    public string LedgerHash => _ledger.CurrentHash();

    /// <summary>Records in the ledger.</summary>
    public long LedgerRecords => _ledger.Count;

    /// <summary>Takes a record; its requests wait to be taken.</summary>
    public CommandResult? Apply(in JournalRecord record, long arrived)
    {
        Chains.Start(arrived);
        var result = Core.Apply(in record);
        if (Core.RequestCount > 0)
        {
            Core.TakeRequests((request, clientId) => _requests.Enqueue((++_requestNumber, request, clientId)));
        }

        return result;
    }

    public bool TryTakeRequest(out long number, out VenueRequest request, out string clientId)
    {
        var found = _requests.TryDequeue(out var next);
        (number, request, clientId) = next;
        return found;
    }

    /// <summary>Everything that was there has been read: from here on it is live.</summary>
    public void EndRecovery(long journalBytes, LivePhase phase)
    {
        _ledger.Flush();
        _ledgerFile?.EndComparison();
        if (_ledgerFile?.DiffersAt is { } offset)
        {
            View.OnAlert(
                AlertSeverity.Critical, "LEDGER_DIFFERS",
                FormattableString.Invariant($"what was computed again differs from the ledger at byte {offset}; the old one is kept as {Path.GetFileName(_ledgerFile.Evidence)}"),
                Core.Engine.Now);
        }

        _ledger.KeepsTimes = true;
        View.Publish(evenIfNothingHappened: true);
        View.IsRecovering = false;
        Chains.IsRunning = true;
        Count(journalBytes, phase, "");
    }

    /// <summary>Ends a turn: the ledger is handed over, views are renewed, a checkpoint of what is held follows in the journal.</summary>
    public void EndTurn(JournalWriter journal)
    {
        if (_ledger.Count != _recordsFlushed)
        {
            _recordsFlushed = _ledger.Count;
            _ledger.Flush();
        }

        View.RefreshFeatures();
        View.Publish(evenIfNothingHappened: false);
        if (View.HasNewHoldings && Options.Venue == VenueKind.Paper)
        {
            View.HasNewHoldings = false;
            journal.BeginBatch(Begin.StartedAt);
            journal.Append((byte)RecordKind.State, JournalJson.Write(new SessionState([], View.Stand(Core.Engine.Now))));
            journal.Commit(toMedium: false);
        }

        var (phase, reason) = View.Refused is { } refused ? (LivePhase.Refused, refused) : (LivePhase.Running, "");
        Count(journal.Bytes, phase, reason);
        if (View.HasNewStatus)
        {
            View.HasNewStatus = false;
            _hub.OnStatus(Status);
        }
    }

    public LiveStatus Status
    {
        get
        {
            var counts = Counts;
            return new LiveStatus(
                Begin.Session, counts.Phase, counts.Reason ?? "", Parts.Plans[0].Id, [.. Parts.Traded.Select(each => each.Instrument.Id)], Options.Source, Options.Venue,
                counts.State, View.StateReason, Begin.StartedAt, counts.Now == Timestamp.Min ? Begin.StartedAt : counts.Now, counts.Ticks, View.Rejected, counts.Decisions, counts.Orders, counts.LastTickAt,
                counts.IsSilent, counts.JournalBytes);
        }
    }

    public void Count(long journalBytes, LivePhase phase, string reason) => _counts.Set(new LiveCounts(
        phase, reason, View.State, Core.Engine.Now, Core.Ticks, Core.Engine.Decisions, View.Orders.Count, Core.LastTickAt, View.IsSilent, journalBytes));

    /// <summary>Hands the ledger to the operating system.</summary>
    public void FlushLedger() => _ledger.Flush();

    public void TellStatus() => _hub.OnStatus(Status);

    public void Dispose()
    {
        Core.Dispose();
        _ledger.Dispose();
    }
}

/// <summary>The numbers of a status.</summary>
internal readonly record struct LiveCounts(
    LivePhase Phase, string? Reason, TradingState State, Timestamp Now, long Ticks, long Decisions, long Orders, Timestamp? LastTickAt, bool IsSilent,
    long JournalBytes);
