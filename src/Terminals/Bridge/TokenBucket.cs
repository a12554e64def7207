namespace Arus.Terminals.Bridge;

/// <summary>So many at once, and so many a second after that.</summary>
internal sealed class TokenBucket(TimeProvider time, int burst, int perSecond)
{
    private double _left = burst;
    private long _at = time.GetTimestamp();

    /// <summary>Takes one; false when there is none.</summary>
    public bool TryTake()
    {
        // The clock is asked only when it matters.
        if (_left < 1)
        {
            var now = time.GetTimestamp();
            _left = Math.Min(burst, _left + (time.GetElapsedTime(_at, now).TotalSeconds * perSecond));
            _at = now;
        }

        if (_left < 1)
        {
            return false;
        }

        _left--;
        return true;
    }
}
