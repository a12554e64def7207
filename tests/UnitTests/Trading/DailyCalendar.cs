using Arus.Contracts.MarketData;

namespace Arus.UnitTests.Trading;

/// <summary>Trading days that end at 22:00 UTC; open unless told otherwise.</summary>
internal sealed class DailyCalendar : ITradingCalendar
{
    private const long EndOfDay = 22 * Timestamp.NanosPerHour;

    public bool IsMarketOpen { get; set; } = true;

    public Timestamp BarOpen(BarPeriod period, Timestamp at) => at;

    public Timestamp BarEnd(BarPeriod period, Timestamp open) => open;

    public Timestamp NextRollover(Timestamp after)
    {
        var today = after.StartOfDay.Plus(EndOfDay);
        return today > after ? today : today.Plus(Timestamp.NanosPerDay);
    }

    public DayOfWeek TradingDayEndingAt(Timestamp rollover) => rollover.ToDateTime().DayOfWeek;

    public bool IsOpen(TradingSessions sessions, Timestamp at) => IsMarketOpen;
}
