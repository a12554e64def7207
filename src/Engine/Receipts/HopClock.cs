using Arus.Foundation.FlowChains;

namespace Arus.Engine.Receipts;

/// <summary>Measures how long after the arrival of a quote each hop was done. What it measures stands beside the ledger, never in it.</summary>
internal sealed class HopClock(TimeProvider time)
{
    private readonly double _nanosPerTick = 1e9 / time.TimestampFrequency;
    private long _arrived;

    /// <summary>A quote arrived.</summary>
    public void Start() => _arrived = time.GetTimestamp();

    /// <summary>A quote arrived earlier, at a reading of the clock's timestamp.</summary>
    public void Start(long arrived) => _arrived = arrived;

    /// <summary>A hop of the record just written is done.</summary>
    public void Write(LedgerWriter ledger, ReadOnlySpan<byte> hop) =>
        ledger.Time(hop, (long)((time.GetTimestamp() - _arrived) * _nanosPerTick));
}
