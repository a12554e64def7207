using Arus.Contracts.Live;

namespace Arus.Terminals.Bridge;

/// <summary>
/// How far a terminal's session has come: what was taken, what of it was handed to the journal, what is written down. Not all that is taken is for the
/// journal; what is not counts as written down with whatever came before it.
/// </summary>
internal sealed class SessionProgress
{
    private readonly Lock _gate = new();
    private ulong _taken;
    private ulong _posted;
    private ulong _recorded;

    public SessionProgress(FeedPosition recorded)
    {
        Session = recorded.Session;
        (_taken, _posted, _recorded) = (recorded.Sequence, recorded.Sequence, recorded.Sequence);
    }

    /// <summary>Session id; empty before the first.</summary>
    public string Session { get; private set; }

    /// <summary>The last number taken; the next one is above it.</summary>
    public ulong Taken
    {
        get
        {
            lock (_gate)
            {
                return _taken;
            }
        }
    }

    /// <summary>Position of the last item that was handed to the journal.</summary>
    public FeedPosition Posted
    {
        get
        {
            lock (_gate)
            {
                return new(Session, _posted);
            }
        }
    }

    /// <summary>Everything up to here need not be kept by the terminal.</summary>
    public ulong Acknowledgeable
    {
        get
        {
            lock (_gate)
            {
                return _recorded >= _posted ? _taken : _recorded;
            }
        }
    }

    /// <summary>Begins a new session, at 1.</summary>
    public void Begin(string session)
    {
        lock (_gate)
        {
            Session = session;
            (_taken, _posted, _recorded) = (0, 0, 0);
        }
    }

    /// <summary>A number was taken that is not for the journal; true when it can be acknowledged at once.</summary>
    public bool Skip(ulong sequence)
    {
        lock (_gate)
        {
            _taken = sequence;
            return _recorded >= _posted;
        }
    }

    /// <summary>A number was handed to the journal; true when it is written down already.</summary>
    public bool Post(ulong sequence)
    {
        lock (_gate)
        {
            (_taken, _posted) = (sequence, sequence);
            return _recorded >= sequence;
        }
    }

    /// <summary>The journal holds everything up to a position; false for one of another session.</summary>
    public bool Record(FeedPosition position)
    {
        lock (_gate)
        {
            if (position.Session != Session)
            {
                return false;
            }

            _recorded = Math.Max(_recorded, position.Sequence);
            return true;
        }
    }
}
