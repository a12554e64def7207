namespace Arus.IntegrationTests.Gateway;

/// <summary>The machine's clock, moved on by a test.</summary>
internal sealed class MovableTime : TimeProvider
{
    private long _moved;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _moved));

    public override long GetTimestamp() => base.GetTimestamp() + (Volatile.Read(ref _moved) * (TimestampFrequency / TimeSpan.TicksPerSecond));

    public void Move(TimeSpan by) => Interlocked.Add(ref _moved, by.Ticks);
}
