using Arus.Terminals.Protocol;

namespace Arus.Terminals.Simulation.Client;

/// <summary>A frame for the socket.</summary>
/// <param name="Bytes">Of it.</param>
/// <param name="IsText">Text or binary.</param>
/// <param name="Mishap">What is done to it on purpose.</param>
internal readonly record struct OutFrame(ReadOnlyMemory<byte> Bytes, bool IsText, LinkMishap Mishap = LinkMishap.None);

/// <summary>What is done to a frame on purpose.</summary>
internal enum LinkMishap
{
    None,
    Cut,
    CutInFrame,
    WrongCrc,
}

/// <summary>
/// What waits for the socket, in four lanes: what keeps the link alive, what must be sent again, orders and their results, ticks. A lane waits only for
/// those before it. Numbers are given when a frame leaves its lane, so that orders overtake ticks without a hole. Not safe for threads: its owner locks.
/// </summary>
internal sealed class Outbox(TickLane ticks, bool forgetsTicks)
{
    /// <summary>Messages kept for a resume.</summary>
    public const int RingMax = 16_384;

    private const long RingBytesMax = 64 * 1024 * 1024;

    private readonly Queue<Message> _plain = new();
    private readonly LinkedList<SequencedMessage?> _trade = new();
    private readonly SentRing _ring = new();
    private ulong _resend = ulong.MaxValue;

    public SentRing Ring => _ring;

    /// <summary>Ticks sent, and not taken back by a new session.</summary>
    public long TicksSent { get; private set; }

    public long TicksAcknowledged { get; private set; }

    /// <summary>Whether nothing waits, ticks aside.</summary>
    public bool IsIdle => _plain.Count == 0 && _trade.Count == 0 && _ring.Count == 0;

    public bool HasRoom => _ring.Count < RingMax && _ring.Bytes < RingBytesMax;

    /// <summary>Says what has no number and is of this connection only.</summary>
    public void Say(Message message) => _plain.Enqueue(message);

    /// <summary>Says what must arrive.</summary>
    public void Tell(SequencedMessage message) => _trade.AddLast(message);

    /// <summary>Says what must arrive before anything else that waits.</summary>
    public void TellFirst(IReadOnlyList<SequencedMessage> messages)
    {
        for (var i = messages.Count - 1; i >= 0; i--)
        {
            _trade.AddFirst(messages[i]);
        }
    }

    /// <summary>The link is cut when everything told so far is sent.</summary>
    public void CutHere() => _trade.AddLast((SequencedMessage?)null);

    /// <summary>A connection begins that goes on with the session: what is not written down is sent again.</summary>
    public void Resume(ulong from)
    {
        _plain.Clear();
        Acknowledge(from - 1);
        _resend = from;
    }

    /// <summary>A new session: what was not acknowledged is told again under new numbers, ticks from where they were.</summary>
    public void Restart()
    {
        _plain.Clear();
        LinkedListNode<SequencedMessage?>? last = null;
        foreach (var frame in _ring.Frames)
        {
            if (frame.Message is { } message and not Snapshot and not AccountState and not BackfillDone)
            {
                last = last is null ? _trade.AddFirst(message) : _trade.AddAfter(last, message);
            }
            else if (frame.Log is { } log)
            {
                TicksSent -= frame.Ticks;
                log.Cursor = Math.Max(log.Oldest, Math.Min(log.Cursor, frame.FirstTick));
            }
        }

        _ring.Restart();
        _resend = ulong.MaxValue;
        ticks.Restart();
    }

    public void Acknowledge(ulong upTo) => _ring.Release(Math.Min(upTo, _ring.Next - 1), frame =>
    {
        TicksAcknowledged += frame.Ticks;
        if (frame.Log is { } log)
        {
            ticks.Acknowledge(log, frame.FirstTick + frame.Ticks - 1);
        }
    });

    /// <summary>The server misses frames from here on; false when they are not kept any more.</summary>
    public bool TrySendAgain(ulong from)
    {
        _resend = from;
        return from >= _ring.Oldest && from <= _ring.Next;
    }

    /// <summary>The next frame; null when there is nothing to send now.</summary>
    public OutFrame? Next()
    {
        if (_plain.TryDequeue(out var plain))
        {
            return new(MessageText.Write(plain), IsText: true);
        }

        if (_resend < _ring.Next && _ring.Find(_resend) is { } again)
        {
            _resend++;
            return new(again.Bytes, again.IsText);
        }

        _resend = ulong.MaxValue;
        if (_trade.First is { } first)
        {
            _trade.RemoveFirst();
            return first.Value is { } message ? Number(message) : new OutFrame(default, true, LinkMishap.Cut);
        }

        if (!HasRoom && forgetsTicks)
        {
            // A market that plays on forgets its oldest; the server asks for them by a backfill.
            _ring.Release(_ring.Oldest);
        }

        return HasRoom ? NextTicks() : null;
    }

    private OutFrame? NextTicks()
    {
        if (ticks.Next(_ring.Next) is not { } batch)
        {
            return null;
        }

        if (batch.Done is { } done)
        {
            return Number(done);
        }

        _ring.Add(batch.Frame!);
        TicksSent += batch.Frame!.Ticks;
        return new(batch.Frame.Bytes, IsText: false, ticks.TakeMishap());
    }

    private OutFrame Number(SequencedMessage message)
    {
        var sequence = _ring.Next;
        var numbered = message is Snapshot snapshot
            ? snapshot with { Seq = sequence, AsOfSeq = sequence - 1 }
            : message with { Seq = sequence };
        var bytes = MessageText.Write(numbered);
        _ring.Add(new(sequence, bytes, numbered, null, 0, 0));
        return new(bytes, IsText: true);
    }
}
