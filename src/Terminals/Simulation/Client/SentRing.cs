using Arus.Terminals.Protocol;

namespace Arus.Terminals.Simulation.Client;

/// <summary>A frame with a number.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Bytes">As sent.</param>
/// <param name="Message">Its text; null for ticks.</param>
/// <param name="Log">Whose ticks; null for a text.</param>
/// <param name="FirstTick">The first of them.</param>
/// <param name="Ticks">How many.</param>
internal sealed record SentFrame(ulong Sequence, byte[] Bytes, SequencedMessage? Message, TickLog? Log, long FirstTick, int Ticks)
{
    public bool IsText => Message is not null;
}

/// <summary>What was sent and not acknowledged, in the order of its numbers, without holes.</summary>
internal sealed class SentRing
{
    private readonly List<SentFrame> _frames = [];
    private int _head;

    /// <summary>The number of the next frame.</summary>
    public ulong Next { get; private set; } = 1;

    /// <summary>The lowest number that can still be sent.</summary>
    public ulong Oldest => Next - (ulong)Count;

    public int Count => _frames.Count - _head;

    /// <summary>Bytes kept.</summary>
    public long Bytes { get; private set; }

    /// <summary>Ticks kept.</summary>
    public long Ticks { get; private set; }

    public IEnumerable<SentFrame> Frames => _frames.Skip(_head);

    public void Add(SentFrame frame)
    {
        _frames.Add(frame);
        (Bytes, Ticks, Next) = (Bytes + frame.Bytes.Length, Ticks + frame.Ticks, Next + 1);
    }

    /// <summary>A frame by its number; null when it is acknowledged, dropped or not sent yet.</summary>
    public SentFrame? Find(ulong sequence) => sequence >= Oldest && sequence < Next ? _frames[_head + (int)(sequence - Oldest)] : null;

    /// <summary>Gives up everything up to a number.</summary>
    public void Release(ulong upTo, Action<SentFrame>? released = null)
    {
        while (Count > 0 && Oldest <= upTo)
        {
            var frame = _frames[_head];
            _frames[_head++] = null!;
            (Bytes, Ticks) = (Bytes - frame.Bytes.Length, Ticks - frame.Ticks);
            released?.Invoke(frame);
        }

        if (_head > 1_024 && _head > _frames.Count / 2)
        {
            _frames.RemoveRange(0, _head);
            _head = 0;
        }
    }

    /// <summary>A new session begins: numbers begin at 1.</summary>
    public void Restart()
    {
        _frames.Clear();
        (_head, Bytes, Ticks, Next) = (0, 0, 0, 1);
    }
}
