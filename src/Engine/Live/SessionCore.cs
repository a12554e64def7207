using System.Security.Cryptography;
using System.Text.Json;
using Arus.Contracts.Engine;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Engine.Journal;
using Arus.Engine.Receipts;
using Arus.Engine.Runs;
using Arus.Foundation.FlowChains;
using Arus.Foundation.Journal;

namespace Arus.Engine.Live;

/// <summary>
/// What a session makes of its journal: a function of the records and of nothing else, whether they have just been written, are read after a crash, or are
/// replayed. It writes the ledger and gathers requests; sending them is for others.
/// </summary>
internal sealed class SessionCore : IVenueOutbox, IEngineObserver, IDisposable
{
    private readonly SessionParts _parts;
    private readonly LedgerWriter _ledger;
    private readonly ReceiptWriter _receipts;
    private readonly ISessionTrace _trace;
    private readonly SourceIntake _intake;
    private readonly EngineCore _engine;
    private readonly CommandDesk _commands;
    private readonly SessionReadings _readings;
    private readonly IncrementalHash _inputs = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Tick[] _ticks = new Tick[TickRecord.TicksMax];
    private readonly List<(VenueRequest Request, string ClientId)> _requests = [];
    private string _feedSession = "";
    private bool _isSilent;
    private string? _refused;

    public SessionCore(
        SessionComposer composer, SessionParts parts, SessionBegin begin, AccountStand? carried, LedgerWriter ledger, HopClock hops, ISessionTrace trace)
    {
        (_parts, _ledger, _trace) = (parts, ledger, trace);
        _receipts = new ReceiptWriter(ledger, this, hops);
        _receipts.Run(parts.Header);
        _intake = composer.Intake(parts.Options);
        var listener = new ListenerPair(_receipts, trace);
        Account = composer.OpenAccount(parts, begin.Session, carried, this, listener);
        _readings = new SessionReadings();
        var lanes = composer.Lanes(parts, _readings);
        _engine = new EngineCore(lanes, Account, _receipts, this, composer.Calendar, trace);
        _commands = new CommandDesk(Account, lanes, parts, listener, _receipts);
        trace.OnOpened(Account, lanes);
    }

    /// <summary>Date of the last trading day that ended; empty before.</summary>
    public string DaysEnded { get; private set; } = "";

    /// <summary>The record of the ledger that says so.</summary>
    public long DayRecord { get; private set; }

    public ITradingAccount Account { get; }

    public EngineCore Engine => _engine;

    public CommandDesk Commands => _commands;

    /// <summary>Requests since the last look.</summary>
    public int RequestCount => _requests.Count;

    /// <summary>Inputs taken.</summary>
    public long Inputs { get; private set; }

    /// <summary>Ticks among them, also those that were not accepted.</summary>
    public long Ticks { get; private set; }

    /// <summary>The newest tick accepted.</summary>
    public Timestamp? LastTickAt { get; private set; }

    /// <summary>Whether this record kind is an input of the session; the others are written by it.</summary>
    public static bool IsInput(RecordKind kind) => kind is RecordKind.Ticks or RecordKind.Report or RecordKind.Command or RecordKind.Clock or RecordKind.Reading;

    /// <summary>Hands over the requests since the last look, in order.</summary>
    public void TakeRequests(Action<VenueRequest, string> take)
    {
        foreach (var (request, clientId) in _requests)
        {
            take(request, clientId);
        }

        _requests.Clear();
    }

    /// <summary>Takes one record; returns the result of a command.</summary>
    /// <exception cref="InvalidInputException">It cannot be read.</exception>
    public CommandResult? Apply(in JournalRecord record)
    {
        var kind = (RecordKind)record.Kind;
        if (!IsInput(kind))
        {
            return null;
        }

        Inputs++;
        _inputs.AppendData([record.Kind]);
        _inputs.AppendData(record.Payload);
        try
        {
            return Take(kind, record.Payload);
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or IndexOutOfRangeException)
        {
            throw new InvalidInputException("JOURNAL_RECORD_UNREADABLE", $"record {record.Number}", unreadable.Message, $"a {kind} record");
        }
    }

    /// <summary>Ends the ledger: this session will not go on.</summary>
    public void End()
    {
        _engine.Finish();
        _receipts.End(
            Convert.ToHexStringLower(_inputs.GetCurrentHash()), _engine.Quotes, _engine.Flagged, _engine.Bars, _engine.Decisions, Account.Snapshot, isComplete: true);
    }

    /// <inheritdoc/>
    public void Send(in VenueRequest request, string clientId) => _requests.Add((request, clientId));

    /// <inheritdoc/>
    public void OnBar(in Bar bar, in AccountSnapshot account)
    {
    }

    /// <inheritdoc/>
    public void OnFill(in OrderIntent intent, in OrderEvent fill, in FillResult result)
    {
    }

    /// <inheritdoc/>
    public void OnTradeClosed(in ClosedTrade trade)
    {
    }

    /// <inheritdoc/>
    public void OnDayEnd(Timestamp rollover, in AccountSnapshot account)
    {
        var date = rollover.ToString()[..10];
        _receipts.DayEnded(date, rollover, Inputs, Ticks, _engine.Decisions, in account, Convert.ToHexStringLower(_inputs.GetCurrentHash()));
        _trace.OnDayEnd(in account);
        (DaysEnded, DayRecord) = (date, _ledger.Count);
    }

    public void Dispose() => _inputs.Dispose();

    private CommandResult? Take(RecordKind kind, ReadOnlySpan<byte> payload)
    {
        switch (kind)
        {
            case RecordKind.Ticks:
                TakeTicks(payload);
                return null;
            case RecordKind.Report:
                TakeReport(JournalJson.Read<ReportRecord>(payload));
                return null;
            case RecordKind.Command:
                return _commands.Do(JournalJson.Read<LiveCommand>(payload), _engine.Now);
            case RecordKind.Reading:
                TakeReading(JournalJson.Read<LiveReading>(payload));
                return null;
            default:
                TakeClock(ClockMark.Read(payload));
                return null;
        }
    }

    private void TakeReading(LiveReading reading)
    {
        if (reading is AlertReading alert)
        {
            var at = _engine.Now == Timestamp.Min ? alert.At : _engine.Now;
            _receipts.OnAlert(alert.Severity == AlertSeverity.Critical, alert.Code, alert.Text, at);
            _trace.OnAlert(alert.Severity, alert.Code, alert.Text, at);
            return;
        }

        _readings.Take(reading, _engine.Now);
    }

    private void TakeTicks(ReadOnlySpan<byte> payload)
    {
        var (source, count) = TickRecord.Read(payload, (_parts.Options.Source, _feedSession), _ticks, out var batch);
        if (source != _parts.Options.Source)
        {
            return;
        }

        _feedSession = batch.Position.Session;
        _intake.Begin(in batch);
        if (batch.IsBackfill)
        {
            _readings.Hold();
        }

        foreach (ref var tick in _ticks.AsSpan(0, count))
        {
            Ticks++;
            if (!_intake.Accept(ref tick, out var code))
            {
                _trace.OnRejected(code!);
                continue;
            }

            if (!batch.IsBackfill)
            {
                _readings.Release(tick.ReceivedAt);
                Silent((tick.Flags & QuoteFlags.Late) != 0, "quotes come too late");
            }

            LastTickAt = tick.ReceivedAt;
            _engine.OnTick(in tick);
            _trace.OnTick(in tick);
        }
    }

    private void TakeReport(ReportRecord record)
    {
        if (record.Source != _parts.Options.Source || _parts.Options.Venue != VenueKind.Terminal)
        {
            return;
        }

        Account.OnReport(record.Report);
        if (record.Report is VenueAccount account)
        {
            Judge(account);
        }
    }

    private void Judge(VenueAccount account)
    {
        var name = FormattableString.Invariant($"{account.Login}@{account.Server}");
        var refused = account.IsReal && !_parts.Options.Armed.Contains(name, StringComparer.Ordinal)
            ? $"account {name} is real money and not armed" : null;
        if (refused == _refused)
        {
            return;
        }

        _refused = refused;
        if (refused is not null)
        {
            Account.SetState(TradingState.Halted, refused);
        }

        _trace.OnRefused(refused);
    }

    private void TakeClock(ClockMark mark)
    {
        if (mark.IsResume)
        {
            _intake.Resume();
            return;
        }

        _intake.Advance(mark.Now);
        if (mark.Now >= _engine.Now)
        {
            _engine.OnClock(mark.Now);
        }

        if (mark.SilentNanos >= _parts.Options.SilentSecondsMax * Timestamp.NanosPerSecond)
        {
            Silent(true, "no quotes come");
        }
    }

    private void Silent(bool isSilent, string why)
    {
        if (isSilent == _isSilent)
        {
            return;
        }

        _isSilent = isSilent;
        Account.SetFeedSilent(isSilent);
        _trace.OnSilent(isSilent);
        var at = _engine.Now == Timestamp.Min ? _intake.Now : _engine.Now;
        var text = isSilent ? $"{why}: nothing is opened until they do" : "quotes come again";
        _receipts.OnAlert(isSilent, isSilent ? "FEED_SILENT" : "FEED_ALIVE", text, at);
        _trace.OnAlert(isSilent, isSilent ? "FEED_SILENT" : "FEED_ALIVE", text, at);
    }
}
