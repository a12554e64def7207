using Arus.Contracts.Live;
using Arus.Contracts.MarketData;

namespace Arus.Engine.Live;

/// <summary>
/// Judges the ticks of one source and gives them their engine time: the venue's, and never back. It depends on nothing but the records of the journal,
/// so whoever reads them judges the same.
/// </summary>
internal sealed class SourceIntake(ILiveFeedJudge judge, int lateMillisecondsMax)
{
    private readonly long _lateNanos = lateMillisecondsMax * Timestamp.NanosPerMillisecond;
    private string _session = "";
    private long _shortestWay = long.MaxValue;
    private bool _isLateOnItsWay;
    private FeedBatch _batch;

    /// <summary>The latest engine time given.</summary>
    public Timestamp Now { get; private set; } = Timestamp.Min;

    /// <summary>Begins a batch. How late it is on its way is measured against the shortest way of this connection: the two clocks may differ.</summary>
    public void Begin(in FeedBatch batch)
    {
        _batch = batch;
        if (!string.Equals(_session, batch.Position.Session, StringComparison.Ordinal))
        {
            Resume();
            _session = batch.Position.Session;
        }

        var way = batch.ReceivedAt.Nanos - batch.SentAt.Nanos;
        _shortestWay = Math.Min(_shortestWay, way);
        _isLateOnItsWay = way - _shortestWay > _lateNanos;
    }

    /// <summary>Gives a tick of the batch its time and flags; false, with a code, when it goes to quarantine.</summary>
    public bool Accept(ref Tick tick, out string? code)
    {
        var isLate = _batch.IsBackfill || _isLateOnItsWay || _batch.SentAt.Nanos - tick.VenueTime.Nanos > _lateNanos;
        tick = tick with { ReceivedAt = tick.VenueTime > Now ? tick.VenueTime : Now, Flags = isLate ? tick.Flags | QuoteFlags.Late : tick.Flags };
        if (!judge.Accept(ref tick, out code))
        {
            return false;
        }

        Now = tick.ReceivedAt;
        return true;
    }

    /// <summary>Time goes on without a tick.</summary>
    public void Advance(Timestamp now) => Now = now > Now ? now : Now;

    /// <summary>Our monotonic clock began anew: ways measured before mean nothing.</summary>
    public void Resume() => _shortestWay = long.MaxValue;
}
