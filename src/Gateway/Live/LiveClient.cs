using Microsoft.AspNetCore.SignalR;

namespace Arus.Gateway.Live;

/// <summary>
/// One connection. It has no queue of its own: it keeps what it was told last of everything, and where it is in the rings of what must not be missed.
/// Only the sender's thread moves it; a write that does not finish makes it wait, and costs nobody else anything.
/// </summary>
internal sealed class LiveClient(HubConnectionContext connection, TenantId tenant, string token)
{
    private readonly List<byte[]> _due = [];
    private long[] _told = [];
    private long[] _freeAt = [];
    private volatile LiveSubscription _wanted = LiveSubscription.Nothing;
    private LiveSubscription _current = LiveSubscription.Nothing;
    private long _nextEvent;
    private long _nextBar;
    private volatile bool _isWriting;
    private volatile bool _isGone;

    public string Token => token;

    public TenantId Tenant => tenant;

    public string User => connection.User?.Identity?.Name ?? "";

    public bool IsGone => _isGone;

    /// <summary>What it wants from now on.</summary>
    public void Want(LiveSubscription subscription) => _wanted = subscription;

    /// <summary>Ends the connection; the reason is told if there is room.</summary>
    public void Close(string reason)
    {
        if (!_isGone)
        {
            _isGone = true;
            var told = connection.WriteAsync(Message(LiveFrame.Close(reason)), CancellationToken.None).AsTask();
            _ = told.ContinueWith(_ => connection.Abort(), TaskScheduler.Default);
            if (_isWriting)
            {
                connection.Abort();
            }
        }
    }

    /// <summary>The connection is gone.</summary>
    public void Leave() => _isGone = true;

    /// <summary>
    /// Writes what is due, if the last write is done. Returns how long until something postponed is due, <see cref="TimeSpan.MaxValue"/> for nothing.
    /// </summary>
    public TimeSpan Send(LiveBoard board, long now, Action writeDone)
    {
        if (!_isWriting)
        {
            Turn(board);
        }

        if (_isGone || ReferenceEquals(_current, LiveSubscription.Nothing))
        {
            return TimeSpan.MaxValue;
        }

        if (_nextEvent < board.Events.Oldest || _nextBar < board.Bars.Oldest)
        {
            Close($"TOO_SLOW: more than {LiveBoard.EventsKept} events behind");
            return TimeSpan.MaxValue;
        }

        if (_isWriting)
        {
            return TimeSpan.MaxValue;
        }

        _nextEvent = Collect(board.Events, _nextEvent);
        _nextBar = Collect(board.Bars, _nextBar);
        var isMore = _nextEvent < board.Events.Next || _nextBar < board.Bars.Next;
        var wait = CollectSlots(board, now);
        if (_due.Count > 0)
        {
            Write(_due.Count == 1 ? _due[0] : LiveFrame.Join(_due), writeDone);
            _due.Clear();
        }

        return isMore ? TimeSpan.Zero : wait;
    }

    /// <summary>Takes up a new subscription.</summary>
    private void Turn(LiveBoard board)
    {
        var wanted = _wanted;
        if (ReferenceEquals(wanted, _current))
        {
            return;
        }

        _current = wanted;
        _nextEvent = board.Events.Next;
        _nextBar = board.Bars.Next;
        if (wanted.After is { } after)
        {
            if (after + 1 >= board.Events.Oldest && after < board.Events.Next)
            {
                _nextEvent = after + 1;
            }
            else
            {
                _due.Add(LiveBoard.Reset);
            }
        }
    }

    private long Collect(LiveRing<LiveEvent> ring, long from)
    {
        var end = ring.Next;
        for (; from < end && _due.Count < LiveBoard.FramesAtOnce; from++)
        {
            if (!ring.TryRead(from, out var happened))
            {
                // Overtaken while reading: found out, and ended, at the next turn.
                return from;
            }

            if (_current.Wants(happened!.Channel, happened.Instrument) && (happened.Tenant is null || happened.Tenant == tenant))
            {
                _due.Add(happened.Frame);
            }
        }

        return from;
    }

    private TimeSpan CollectSlots(LiveBoard board, long now)
    {
        var wait = TimeSpan.MaxValue;
        lock (board.Gate)
        {
            if (_told.Length < board.Slots.Count)
            {
                Array.Resize(ref _told, board.Slots.Count);
                Array.Resize(ref _freeAt, board.Slots.Count);
            }

            foreach (var slot in board.Slots)
            {
                if (slot.Version == _told[slot.Index] || !_current.Wants(slot.Channel, slot.Instrument)
                    || ((slot.Channel & LiveChannels.Private) != 0 && tenant != TenantId.Local))
                {
                    continue;
                }

                // On average no more often than the interval; half of it early is let pass, or a single delay would stay for ever.
                var interval = slot.Interval.Ticks * board.Time.TimestampFrequency / TimeSpan.TicksPerSecond;
                var due = _freeAt[slot.Index] - (interval / 2);
                if (due > now)
                {
                    var left = board.Time.GetElapsedTime(now, due);
                    wait = left < wait ? left : wait;
                    continue;
                }

                _told[slot.Index] = slot.Version;
                _freeAt[slot.Index] = Math.Max(_freeAt[slot.Index], now) + interval;
                _due.Add(slot.Frame);
            }
        }

        return wait;
    }

    private void Write(byte[] frame, Action writeDone)
    {
        var write = connection.WriteAsync(Message(frame), CancellationToken.None);
        if (write.IsCompletedSuccessfully)
        {
            write.GetAwaiter().GetResult();
            return;
        }

        _isWriting = true;
        _ = write.AsTask().ContinueWith(
            task =>
            {
                _isGone |= !task.IsCompletedSuccessfully;
                _isWriting = false;
                writeDone();
            },
            TaskScheduler.Default);
    }

    private static SerializedHubMessage Message(byte[] frame) => new([new SerializedMessage("json", frame)]);
}
