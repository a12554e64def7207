using Arus.Contracts.MarketData;

namespace Arus.MarketData.Calendar;

/// <summary>Events in the order of time; it covers what lies from the first to the last of them.</summary>
internal sealed class EconomicCalendar(EconomicEvent[] events) : IEconomicCalendar
{
    /// <inheritdoc/>
    public IReadOnlyList<EconomicEvent> Events => events;

    /// <inheritdoc/>
    public Timestamp From => events[0].At;

    /// <inheritdoc/>
    public Timestamp To => events[^1].At;
}
