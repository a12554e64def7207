using Arus.Contracts.MarketData;

namespace Arus.MarketData.Bars;

/// <summary>Makes bar builders that share one calendar.</summary>
internal sealed class BarBuilderFactory(ITradingCalendar calendar) : IBarBuilderFactory
{
    /// <inheritdoc/>
    public IBarBuilder Create(InstrumentId instrument, IReadOnlyList<BarPeriod> periods) => new BarBuilder(instrument, periods, calendar);
}
