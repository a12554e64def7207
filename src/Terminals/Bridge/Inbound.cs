using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Terminals.Protocol;

namespace Arus.Terminals.Bridge;

/// <summary>What became of something received.</summary>
internal enum Taking
{
    /// <summary>It is done with.</summary>
    Done,

    /// <summary>The journal has no room: nothing more is read until <see cref="Inbound.Retry"/> is true.</summary>
    Busy,
}

/// <summary>
/// Takes what one connection of an admitted terminal receives, one after another, and never throws for what it is sent. It knows no socket: what it answers
/// goes to an <see cref="IOutbound"/>.
/// </summary>
internal sealed class Inbound(BridgedTerminal terminal, Hello hello, IOutbound outbound, TimeProvider time)
{
    private static readonly TimeSpan GapPatience = TimeSpan.FromSeconds(30);
    private const int TextBurst = 10_000;
    private const int TextPerSecond = 500;
    private const int BackfillTicksMax = 1_000_000;
    private const int AdditionsMax = 100;

    private readonly TokenBucket _texts = new(time, TextBurst, TextPerSecond);
    private readonly WireTick[] _wire = terminal.WireTicks;
    private readonly Tick[] _ticks = terminal.Ticks;
    private (FeedBatch Batch, int Count)? _pendingTicks;
    private (ulong Sequence, VenueReport Report)? _pendingReport;
    private bool _symbolsAreIn;
    private ulong _missing;
    private long _missingSince;
    private int _damaged;
    private int _requests;
    private int _additions;
    private (long Number, long At) _ping;

    /// <summary>Asks for the round trip.</summary>
    public void Ping()
    {
        _ping = (_ping.Number + 1, time.GetTimestamp());
        outbound.Send(new Heartbeat(_ping.Number, Timestamp.From(time.GetUtcNow()).Nanos / 1_000));
    }

    /// <summary>Takes a binary frame.</summary>
    public Taking Binary(ReadOnlySpan<byte> bytes)
    {
        var error = Frame.Open(bytes, out var head, out var payload);
        if (error == FrameError.Crc)
        {
            Damaged();
            return Taking.Done;
        }

        if (error != FrameError.None)
        {
            return End(error.Code(), error.Text());
        }

        if (!IsNext(head.Sequence))
        {
            return Taking.Done;
        }

        if (head.Type == FrameType.Ticks)
        {
            return Ticks(head, payload);
        }

        // Bars and books are never asked for.
        terminal.Skip(head.Sequence);
        return Taking.Done;
    }

    /// <summary>Takes a text message.</summary>
    public Taking Text(ReadOnlySpan<byte> utf8)
    {
        if (!_texts.TryTake())
        {
            outbound.End(CloseCode.Rate, ErrorCode.Rate, "more than 500 messages a second");
            return Taking.Done;
        }

        var (message, fault) = MessageText.ReadOfTerminal(utf8);
        if (message is null)
        {
            return End(fault!.Code, $"{fault.Where}: {fault.What}");
        }

        switch (message)
        {
            case SequencedMessage sequenced:
                return IsNext(sequenced.Seq) ? Sequenced(sequenced) : Taking.Done;
            case Heartbeat beat:
                outbound.Send(new HeartbeatBack(beat.N, beat.Ts));
                return Taking.Done;
            case HeartbeatBack back:
                if (back.N == _ping.Number)
                {
                    terminal.RoundTripMicroseconds = (long)time.GetElapsedTime(_ping.At).TotalMicroseconds;
                }

                return Taking.Done;
            case SymbolSpecification symbol:
                return Symbol(symbol);
            case BrokerTime said:
                Announced(said);
                return Taking.Done;
            case Failure failure:
                terminal.Note($"{failure.Code} {failure.Msg}");
                return Taking.Done;
            case Goodbye:
                terminal.SetState(LinkState.Offline);
                outbound.End(CloseCode.Bye, "", "goodbye");
                return Taking.Done;
            case SequenceAcknowledged:
                return Taking.Done;
            case SequenceMissing:
                // Nothing of ours is numbered, so nothing of it can be missing.
                outbound.Send(new Failure(ErrorCode.Sequence, "the server's messages have no sequence numbers"));
                return Taking.Done;
            default:
                return End(ErrorCode.Unsupported, $"'{MessageText.NameOf(message)}' has its place in the handshake");
        }
    }

    /// <summary>Tries again what the journal had no room for.</summary>
    public bool Retry()
    {
        if (_pendingTicks is var (batch, count) && terminal.TryPost(batch, _ticks.AsSpan(0, count)))
        {
            _pendingTicks = null;
        }
        else if (_pendingReport is var (sequence, report) && terminal.TryPost(sequence, report))
        {
            _pendingReport = null;
        }

        return _pendingTicks is null && _pendingReport is null;
    }

    private Taking Ticks(in FrameHead head, ReadOnlySpan<byte> payload)
    {
        var error = TickFrame.Read(payload, _wire, out var batch);
        if (error != FrameError.None)
        {
            return End(error.Code(), error.Text());
        }

        if (terminal.Symbols.Find(batch.Symbol) is not { } symbol)
        {
            terminal.Note($"{ErrorCode.Symbol} ticks of symbol {batch.Symbol}, which was not described");
            terminal.Skip(head.Sequence);
            return Taking.Done;
        }

        if (symbol.Specification.Digits != batch.Digits)
        {
            return End(ErrorCode.Symbol, $"'{symbol.Specification.Sym}' was described with {symbol.Specification.Digits} digits, its ticks have {batch.Digits}");
        }

        if (symbol.Instrument is not { } instrument || !symbol.IsSubscribed)
        {
            terminal.Skip(head.Sequence);
            return Taking.Done;
        }

        if (symbol.Backfill is not null && !batch.IsBackfill)
        {
            return End(ErrorCode.NotSynchronised, $"a live tick of '{symbol.Specification.Sym}' before its history is complete");
        }

        var wire = _wire.AsSpan(0, batch.Count);
        if (batch.IsBackfill)
        {
            wire = wire[symbol.Known(wire)..];
            if (wire.IsEmpty)
            {
                terminal.Skip(head.Sequence);
                return Taking.Done;
            }
        }

        var receivedAt = Timestamp.From(time.GetUtcNow());
        var nanosPerPoint = TickFrame.NanosPerPoint(batch.Digits);
        for (var at = 0; at < wire.Length; at++)
        {
            ref readonly var tick = ref wire[at];
            _ticks[at] = new(
                instrument, new(tick.Bid * nanosPerPoint), new(tick.Ask * nanosPerPoint), new(tick.TimeMs * Timestamp.NanosPerMillisecond), receivedAt);
        }

        terminal.Symbols.Extend(instrument, wire);
        var post = new FeedBatch(new(terminal.Progress.Session, head.Sequence), instrument, head.SentAt, receivedAt, batch.IsBackfill);
        if (terminal.TryPost(post, _ticks.AsSpan(0, wire.Length)))
        {
            return Taking.Done;
        }

        _pendingTicks = (post, wire.Length);
        return Taking.Busy;
    }

    private Taking Sequenced(SequencedMessage message)
    {
        switch (message)
        {
            case BackfillDone done:
                Filled(done);
                terminal.Skip(done.Seq);
                return Taking.Done;
            case Snapshot part:
                return SnapshotPart(part);
            default:
                var (report, fault) = terminal.Translator.Translate(message, hello);
                if (fault is not null)
                {
                    terminal.Note($"{ErrorCode.Symbol} {fault}");
                }

                return Post(message.Seq, report);
        }
    }

    private Taking SnapshotPart(Snapshot part)
    {
        var parts = terminal.SnapshotParts;
        if (part.Part == 1)
        {
            parts.Clear();
        }

        // A part whose beginning was in a session that is gone: the next snapshot is whole.
        if (part.Part != parts.Count + 1 || (parts.Count > 0 && parts[0].Parts != part.Parts))
        {
            parts.Clear();
            return Post(part.Seq, null);
        }

        parts.Add(part);
        if (part.Part < part.Parts)
        {
            return Post(part.Seq, null);
        }

        var (snapshot, fault) = terminal.Translator.Translate(parts);
        parts.Clear();
        if (fault is not null)
        {
            terminal.Note($"{ErrorCode.Symbol} {fault}");
        }

        return Post(part.Seq, snapshot);
    }

    private Taking Post(ulong sequence, VenueReport? report)
    {
        if (report is null)
        {
            terminal.Skip(sequence);
            return Taking.Done;
        }

        if (terminal.TryPost(sequence, report))
        {
            return Taking.Done;
        }

        _pendingReport = (sequence, report);
        return Taking.Busy;
    }

    private Taking Symbol(SymbolSpecification symbol)
    {
        if (!terminal.Symbols.Describe(symbol))
        {
            return End(ErrorCode.TooLarge, "more than 20,000 symbols");
        }

        // What a broker adds during the day is looked at, but not at any price.
        if (_symbolsAreIn && _additions++ < AdditionsMax)
        {
            terminal.Symbols.Resolve();
            Subscribe();
        }

        return Taking.Done;
    }

    private void Announced(BrokerTime said)
    {
        terminal.Clock.Announce(said.TzOff, said.SrvTime, Timestamp.From(time.GetUtcNow()).Nanos / Timestamp.NanosPerMillisecond);
        if (terminal.Clock.IsSuspect)
        {
            terminal.Note($"{ErrorCode.NotSynchronised} the terminal says its broker is {said.TzOff} s from UTC, and our clock says otherwise");
        }
    }

    private bool IsNext(ulong sequence)
    {
        if (!_symbolsAreIn)
        {
            _symbolsAreIn = true;
            terminal.SetState(LinkState.Connected);
            terminal.Symbols.Close();
            foreach (var fault in terminal.Symbols.Resolve())
            {
                terminal.Note($"{ErrorCode.Symbol} {fault}");
                outbound.Send(new Failure(ErrorCode.Symbol, fault));
            }

            Subscribe();
        }

        var next = terminal.Progress.Taken + 1;
        if (sequence <= next)
        {
            return sequence == next;
        }

        if (_missing != next)
        {
            Miss(next);
        }
        else if (time.GetElapsedTime(_missingSince) > GapPatience)
        {
            End(ErrorCode.Sequence, $"{next} was missing and did not come for 30 seconds");
        }

        return false;
    }

    private void Damaged()
    {
        terminal.Note($"{ErrorCode.Crc} a damaged frame");
        if (++_damaged >= T5B.DamagedFramesMax)
        {
            End(ErrorCode.Crc, "16 damaged frames in one connection");
            return;
        }

        outbound.Send(new Failure(ErrorCode.Crc, FrameError.Crc.Text()));
        Miss(terminal.Progress.Taken + 1);
    }

    private void Miss(ulong next)
    {
        (_missing, _missingSince) = (next, time.GetTimestamp());
        outbound.Send(new SequenceMissing(next));
    }

    // Asks for what is wanted and not asked for yet in this session.
    private void Subscribe()
    {
        foreach (var symbol in terminal.Symbols.Wanted.Where(symbol => !symbol.IsSubscribed))
        {
            if (!terminal.IsResumed && (terminal.Tail(symbol.Instrument!.Value) ?? terminal.FirstHistory) is { } tail)
            {
                AskHistory(symbol, tail);
            }

            symbol.IsSubscribed = true;
            outbound.Send(new Subscribe(NextRequest('r'), [new(symbol.Specification.Sym, WireChannel.Tick)]));
        }
    }

    private void AskHistory(TerminalSymbol symbol, TickTail tail)
    {
        symbol.Await(NextRequest('b'), tail);
        outbound.Send(new Backfill(symbol.Backfill!, symbol.Specification.Sym, WireChannel.Tick, tail.Milliseconds, To: 0, BackfillTicksMax));
    }

    private void Filled(BackfillDone done)
    {
        if (terminal.Symbols.WaitingFor(done.Rid) is not { } symbol)
        {
            return;
        }

        var from = symbol.HistoryFrom;
        symbol.Backfill = null;
        if (done.Err is { } error)
        {
            terminal.Note($"{ErrorCode.NotSynchronised} no history of '{symbol.Specification.Sym}': {error}");
        }
        else if (!done.Complete && terminal.Tail(symbol.Instrument!.Value) is { } tail && tail.Milliseconds > from)
        {
            AskHistory(symbol, tail);
        }
    }

    private string NextRequest(char kind) => $"{kind}{terminal.Connects}-{++_requests}";

    private Taking End(string code, string reason)
    {
        terminal.Note($"{code} {reason}");
        outbound.End(code == ErrorCode.Version ? CloseCode.Version : CloseCode.Protocol, code, reason);
        return Taking.Done;
    }
}
