using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Engine.Journal;
using Arus.Foundation.Journal;

namespace Arus.Engine.Live;

/// <summary>
/// One turn after another: take what waits, fairly from all; write it to the journal in one write; only then act on it, in the journal's order; send what the
/// venue is asked for, each request written down before; acknowledge. One thread turns it.
/// </summary>
internal sealed class LiveLoop(
    RunningSession session, JournalWriter journal, SourceTable sources, CommandQueue commands, ReadingQueue readings, IVenueLink link, LiveClock clock, TimeProvider time)
{
    private const int ItemsPerTurn = 64;

    private readonly bool _toMedium = session.Options.Durability == Durability.Medium;
    private readonly Tick[] _ticks = new Tick[TickRecord.TicksMax];
    private readonly List<TurnRecord> _turn = [];
    private readonly List<(FeedInlet Inlet, FeedPosition Position)> _receipts = [];
    private byte[] _payloads = new byte[1 << 16];
    private int _payloadsLength;
    private int _firstInlet;
    private long _lastTick = time.GetTimestamp();
    private long _ticksSeen;
    private int _silentSeconds;

    /// <summary>Whether something waits.</summary>
    public bool HasWork()
    {
        if (!commands.IsEmpty || !readings.IsEmpty)
        {
            return true;
        }

        foreach (var inlet in sources.Inlets)
        {
            if (inlet.HasItems && !inlet.IsClosed)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes a turn; false when there was nothing to do.</summary>
    /// <exception cref="RefusedException">The journal cannot be written: nothing of this turn was acted on or acknowledged.</exception>
    public bool Turn()
    {
        _turn.Clear();
        _receipts.Clear();
        _payloadsLength = 0;
        journal.BeginBatch(clock.Now);
        TakeCommands();
        TakeReadings();
        TakeFeeds();
        TakeSilence();
        if (_turn.Count > 0)
        {
            journal.Commit(_toMedium);
            foreach (var record in _turn)
            {
                Act(record);
            }
        }

        foreach (var (inlet, position) in _receipts)
        {
            inlet.Receipts.OnRecorded(position);
        }

        session.EndTurn(journal);
        return _turn.Count > 0 || _receipts.Count > 0;
    }

    /// <summary>Marks in the journal that the process began anew, and sends what is still worth sending.</summary>
    public void Resume(IReadOnlyList<(long Number, VenueRequest Request, string ClientId)> unsent)
    {
        journal.BeginBatch(clock.Now);
        Span<byte> mark = stackalloc byte[ClockMark.LengthMax];
        var length = new ClockMark(true, default, 0).Write(mark);
        var number = journal.Append((byte)RecordKind.Clock, mark[..length]);
        journal.Commit(_toMedium);
        session.Apply(new JournalRecord(number, (byte)RecordKind.Clock, mark[..length]), time.GetTimestamp());
        foreach (var (requestNumber, request, clientId) in unsent)
        {
            SendOne(requestNumber, in request, clientId);
        }
    }

    private void TakeCommands()
    {
        while (commands.TryTake(out var command))
        {
            if (session.Core.Commands.ResultOf(command!.Id) is { } known)
            {
                commands.Answer(command, known);
                continue;
            }

            Take(RecordKind.Command, JournalJson.Write(command), time.GetTimestamp(), command);
        }
    }

    private void TakeReadings()
    {
        for (var count = 0; count < ItemsPerTurn && readings.TryTake(out var reading); count++)
        {
            Take(RecordKind.Reading, JournalJson.Write(reading), time.GetTimestamp(), null);
        }
    }

    private void TakeFeeds()
    {
        var inlets = sources.Inlets;
        if (inlets.IsEmpty)
        {
            return;
        }

        // Another source is first each turn.
        _firstInlet = (_firstInlet + 1) % inlets.Length;
        for (var i = 0; i < inlets.Length; i++)
        {
            TakeFrom(inlets[(_firstInlet + i) % inlets.Length]);
        }
    }

    private void TakeFrom(FeedInlet inlet)
    {
        var source = inlet.Desk.Source;
        var newest = default(FeedPosition);
        for (var count = 0; count < ItemsPerTurn && inlet.TryTake(out var item, _ticks); count++)
        {
            newest = item.Batch.Position;
            if (inlet.Desk.Knows(in newest))
            {
                continue; // Written down by an earlier connection: only the receipt was lost.
            }

            if (item.Report is { } report)
            {
                Take(RecordKind.Report, JournalJson.Write(new ReportRecord(source, newest, report)), item.Arrived, null);
                inlet.Desk.OnRecorded(in newest, default, []);
                continue;
            }

            var ticks = _ticks.AsSpan(0, item.Ticks);
            var batch = item.Batch with { ReceivedAt = clock.At(item.Arrived) };
            var room = Room(TickRecord.LengthMax(ticks.Length));
            Took(RecordKind.Ticks, TickRecord.Write(room, source, in batch, ticks), item.Arrived, null);
            inlet.Desk.OnRecorded(in newest, batch.Instrument, ticks);
        }

        if (newest.Session is not null)
        {
            _receipts.Add((inlet, newest));
        }
    }

    private void TakeSilence()
    {
        if (session.Core.LastTickAt is not { } last || HasTicks())
        {
            return;
        }

        // An acceptable quote may still be on its way for as long as it would not be late: the engine's clock stays behind by that.
        var silent = (long)time.GetElapsedTime(_lastTick).TotalNanoseconds;
        if (silent / Timestamp.NanosPerSecond <= _silentSeconds)
        {
            return;
        }

        _silentSeconds = (int)(silent / Timestamp.NanosPerSecond);
        var late = session.Options.LateMillisecondsMax * Timestamp.NanosPerMillisecond;
        var mark = new ClockMark(false, last.Plus(Math.Max(0, silent - late)), silent);
        Took(RecordKind.Clock, mark.Write(Room(ClockMark.LengthMax)), time.GetTimestamp(), null);
    }

    private bool HasTicks()
    {
        foreach (var record in _turn)
        {
            if (record.Kind == RecordKind.Ticks)
            {
                return true;
            }
        }

        return false;
    }

    private void Act(TurnRecord record)
    {
        var payload = _payloads.AsSpan(record.Offset, record.Length);
        var result = session.Apply(new JournalRecord(record.Number, (byte)record.Kind, payload), record.Arrived);
        if (session.Core.Ticks != _ticksSeen)
        {
            _ticksSeen = session.Core.Ticks;
            _lastTick = record.Arrived;
            _silentSeconds = 0;
        }

        SendRequests();
        if (record.Command is { } command)
        {
            if (command is SetTradingState state)
            {
                link.SetState(state.State, state.Reason);
            }

            commands.Answer(command, result!);
        }
    }

    private void SendRequests()
    {
        while (session.TryTakeRequest(out var number, out var request, out var clientId))
        {
            SendOne(number, in request, clientId);
        }
    }

    /// <summary>The last gate: a request is written down, then it leaves. After a halt nothing that opens does.</summary>
    private void SendOne(long number, in VenueRequest request, string clientId)
    {
        var isWithheld = request.IsOpening && (commands.IsHalting || session.Core.Account.State == TradingState.Halted);
        journal.BeginBatch(clock.Now);
        Span<byte> sent = stackalloc byte[SentRecord.LengthMax];
        var length = new SentRecord(number, isWithheld, clientId, request).Write(sent);
        journal.Append((byte)RecordKind.Sent, sent[..length]);
        if (!isWithheld)
        {
            journal.Commit(_toMedium);
            link.Send(in request, clientId);
            session.Chains.OnHandedOver();
            return;
        }

        var refusal = new VenueAcknowledged(clientId, VenueAcknowledgement.Refused, "E_HALTED");
        var payload = JournalJson.Write(new ReportRecord(session.Options.Source, new FeedPosition("", 0), refusal));
        var record = journal.Append((byte)RecordKind.Report, payload);
        journal.Commit(_toMedium);
        session.Apply(new JournalRecord(record, (byte)RecordKind.Report, payload), time.GetTimestamp());
    }

    private void Take(RecordKind kind, byte[] payload, long arrived, LiveCommand? command)
    {
        payload.CopyTo(Room(payload.Length));
        Took(kind, payload.Length, arrived, command);
    }

    private Span<byte> Room(int length)
    {
        if (_payloads.Length - _payloadsLength < length)
        {
            Array.Resize(ref _payloads, Math.Max(_payloads.Length * 2, _payloadsLength + length));
        }

        return _payloads.AsSpan(_payloadsLength, length);
    }

    private void Took(RecordKind kind, int length, long arrived, LiveCommand? command)
    {
        var number = journal.Append((byte)kind, _payloads.AsSpan(_payloadsLength, length));
        _turn.Add(new TurnRecord(kind, number, _payloadsLength, length, arrived, command));
        _payloadsLength += length;
    }

    private readonly record struct TurnRecord(RecordKind Kind, long Number, int Offset, int Length, long Arrived, LiveCommand? Command);
}
