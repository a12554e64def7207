using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Strategies;

/// <summary>What the other instruments of a strategy moved over their last bar. Taking one and reading them allocates nothing.</summary>
internal sealed class PeerBars : IPeerReturns
{
    private readonly Last[] _last;

    /// <param name="instruments">The others.</param>
    public PeerBars(IReadOnlyList<InstrumentId> instruments) => (Instruments, _last) = (instruments, new Last[instruments.Count]);

    /// <inheritdoc/>
    public IReadOnlyList<InstrumentId> Instruments { get; }

    /// <summary>Takes a closed bar of one of them. One whose last quote is flagged is not to be trusted and counts as no bar.</summary>
    public void Add(in Bar bar)
    {
        for (var i = 0; i < _last.Length && bar.Flags == QuoteFlags.None; i++)
        {
            if (Instruments[i] == bar.Instrument)
            {
                var (mid, before) = (bar.CloseMid, _last[i].Mid);
                _last[i] = new(bar.ClosesAt, mid, before > 0 ? (mid - before) / before : double.NaN);
            }
        }
    }

    /// <inheritdoc/>
    public bool TryCopy(Timestamp closesAt, Span<double> returns)
    {
        var isKnown = false;
        for (var i = 0; i < _last.Length; i++)
        {
            returns[i] = _last[i].ClosesAt == closesAt ? _last[i].Return : double.NaN;
            isKnown |= !double.IsNaN(returns[i]);
        }

        return isKnown;
    }

    private readonly record struct Last(Timestamp ClosesAt, double Mid, double Return);
}
