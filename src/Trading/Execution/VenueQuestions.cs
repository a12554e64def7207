using Arus.Contracts.Trading;

namespace Arus.Trading.Execution;

/// <summary>
/// When a venue is asked what is there, and which question an answer belongs to. While an answer is wanted it is asked for again, each time later.
/// </summary>
internal sealed class VenueQuestions(AccountBooks books, TerminalRequests requests, long answerNanosMax)
{
    private const int SlowestRounds = 16;
    private const int Remembered = 8;

    private readonly (string Id, Timestamp At)[] _asked = new (string, Timestamp)[Remembered];
    private int _next;
    private bool _isWanted;
    private Timestamp _doubtSince = Timestamp.Max;
    private Timestamp _askAgainAt = Timestamp.Min;
    private long _round = 1;

    /// <summary>Something must be asked about, at once.</summary>
    public void Want()
    {
        if (!_isWanted)
        {
            (_isWanted, _round, _askAgainAt) = (true, 1, Timestamp.Min);
        }
    }

    /// <summary>Something does not fit yet; if it still does not in a while, it is asked about.</summary>
    public void Doubt() => _doubtSince = _doubtSince == Timestamp.Max ? books.Now : _doubtSince;

    /// <summary>A link has come up: what is there now is anyone's guess.</summary>
    public void Restart()
    {
        _isWanted = false;
        Want();
    }

    /// <summary>Asks what must be asked.</summary>
    public void AdvanceTo(Timestamp now, bool isConnected)
    {
        if (_doubtSince != Timestamp.Max && now - _doubtSince > answerNanosMax)
        {
            Want();
        }

        if (!_isWanted || !isConnected || now < _askAgainAt)
        {
            return;
        }

        var question = new VenueRequest { Kind = VenueRequestKind.Snapshot, At = now };
        _asked[_next++ % Remembered] = (requests.Ask(in question), now);
        _askAgainAt = now.Plus(_round * answerNanosMax);
        _round = Math.Min(2 * _round, SlowestRounds);
    }

    /// <summary>When the question was asked that an answer belongs to; null for one that answers none.</summary>
    public Timestamp? AskedAt(string request)
    {
        foreach (var (id, at) in _asked)
        {
            if (id is not null && id == request)
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>All is clear that was asked about.</summary>
    public void Clear() => (_isWanted, _doubtSince) = (false, Timestamp.Max);
}
