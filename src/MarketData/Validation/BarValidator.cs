using Arus.Contracts.MarketData;

namespace Arus.MarketData.Validation;

/// <summary>
/// Judges the bars of one instrument in file order. A second bar of a moment is a duplicate when equal and out of order when not: one of the two
/// belongs elsewhere, and nothing says where.
/// </summary>
/// <param name="dropCrossed">Bars that close crossed go to quarantine instead of being flagged.</param>
internal sealed class BarValidator(bool dropCrossed = false)
{
    private readonly SpikeGate _spikes = new();
    private Bar _last;
    private bool _hasLast;

    /// <summary>Whether a bar is kept, and what is suspicious about it if so.</summary>
    public RowVerdict Check(in Bar bar, out QuoteFlags flags)
    {
        flags = QuoteFlags.None;
        if (_hasLast && bar.OpenedAt <= _last.OpenedAt)
        {
            return bar.OpenedAt == _last.OpenedAt && (bar.Open, bar.High, bar.Low, bar.Close) == (_last.Open, _last.High, _last.Low, _last.Close)
                ? RowVerdict.Duplicate
                : RowVerdict.OutOfOrder;
        }

        if (bar.Open.Nanos <= 0 || bar.High.Nanos <= 0 || bar.Low.Nanos <= 0 || bar.Close.Nanos <= 0)
        {
            return RowVerdict.NonPositive;
        }

        if (!IsConsistent(bar.Open.Nanos, bar.High.Nanos, bar.Low.Nanos, bar.Close.Nanos))
        {
            return RowVerdict.InconsistentBar;
        }

        (_last, _hasLast) = (bar, true);
        var spread = bar.Spread.Nanos;
        var middle = bar.Close.Nanos + (spread / 2);
        if (spread >= 0)
        {
            flags = _spikes.IsSuspected(middle, spread, bar.OpenedAt.Nanos) ? QuoteFlags.Spike : QuoteFlags.None;
            return RowVerdict.Accepted;
        }

        flags = QuoteFlags.Crossed | (_spikes.IsFarOff(middle, bar.OpenedAt.Nanos) ? QuoteFlags.Spike : QuoteFlags.None);
        return dropCrossed ? RowVerdict.Crossed : RowVerdict.Accepted;
    }

    /// <summary>Whether high and low enclose open and close.</summary>
    public static bool IsConsistent(long open, long high, long low, long close) => high >= Math.Max(open, close) && low <= Math.Min(open, close);
}
