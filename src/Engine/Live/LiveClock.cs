namespace Arus.Engine.Live;

/// <summary>Our time as a line that never bends: the wall clock when it was started, and the monotonic clock from there on.</summary>
internal sealed class LiveClock(TimeProvider time)
{
    private readonly long _startedAt = time.GetTimestamp();
    private readonly Timestamp _wall = Timestamp.From(time.GetUtcNow());

    public Timestamp Now => At(time.GetTimestamp());

    /// <summary>The moment of a reading of the monotonic clock.</summary>
    public Timestamp At(long reading) => _wall.Plus((long)time.GetElapsedTime(_startedAt, reading).TotalNanoseconds);
}
