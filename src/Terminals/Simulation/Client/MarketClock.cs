namespace Arus.Terminals.Simulation.Client;

/// <summary>
/// The terminal's clock. It is the clock of the market that is played; of a rebased market it is the present, and the market's distances are divided by
/// the speed.
/// </summary>
internal sealed class MarketClock(TimeProvider time, double speed, bool isRebased, double historyHours)
{
    private Timestamp _wallStart;
    private Timestamp _marketStart;
    private bool _isStarted;

    /// <summary>Whether ticks wait for their time.</summary>
    public bool IsPaced => speed > 0;

    /// <summary>How far the clock is wrong on purpose.</summary>
    public long JumpNanos { get; set; }

    /// <summary>The present.</summary>
    public Timestamp Wall => Timestamp.From(time.GetUtcNow());

    /// <summary>The first tick of the market sets it going.</summary>
    public void Start(Timestamp market)
    {
        if (!_isStarted)
        {
            (_isStarted, _marketStart, _wallStart) = (true, market, Wall);
        }
    }

    /// <summary>The time a tick carries.</summary>
    public Timestamp Told(Timestamp market) => isRebased ? Due(market) : market;

    /// <summary>When a tick is to be played.</summary>
    public Timestamp Due(Timestamp market)
    {
        var passed = (long)((market - _marketStart) / (speed > 0 ? speed : 1));
        return isRebased ? _wallStart.Plus(passed - (long)(historyHours * Timestamp.NanosPerHour)) : _wallStart.Plus(passed);
    }

    /// <summary>Whether a tick lies before the present the market began to play at.</summary>
    public bool IsHistory(Timestamp market) => isRebased && historyHours > 0 && Due(market) <= _wallStart;

    /// <summary>What a frame with this last tick says of when it was sent, in microseconds.</summary>
    public long SentMicros(long lastTickMilliseconds) =>
        Math.Max(0, ((isRebased ? Wall.Nanos : lastTickMilliseconds * Timestamp.NanosPerMillisecond) + JumpNanos) / 1_000);
}
