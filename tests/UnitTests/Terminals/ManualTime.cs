namespace Arus.UnitTests.Terminals;

/// <summary>Clocks that move when they are told to; timers are real.</summary>
internal sealed class ManualTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2025, 11, 21, 8, 0, 0, TimeSpan.Zero);

    private TimeSpan _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start + _passed;

    public override long GetTimestamp() => _passed.Ticks + 1;

    public void Advance(TimeSpan by) => _passed += by;
}
