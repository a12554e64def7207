using Arus.Contracts.MarketData;

namespace Arus.UnitTests.MarketData.Simulation;

/// <summary>New York without daylight saving: the day ends at 22:00 UTC, closed from Friday to Sunday.</summary>
internal sealed class WinterCalendar : ITradingCalendar
{
    private const int RolloverHour = 22;

    public Timestamp BarOpen(BarPeriod period, Timestamp at) => throw new NotSupportedException();

    public Timestamp BarEnd(BarPeriod period, Timestamp open) => throw new NotSupportedException();

    public Timestamp NextRollover(Timestamp after)
    {
        var today = after.StartOfDay.Plus(RolloverHour * Timestamp.NanosPerHour);
        return after < today ? today : today.Plus(Timestamp.NanosPerDay);
    }

    public DayOfWeek TradingDayEndingAt(Timestamp rollover) => rollover.ToDateTime().DayOfWeek;

    public bool IsOpen(TradingSessions sessions, Timestamp at)
    {
        var moment = at.ToDateTime();
        return moment.DayOfWeek switch
        {
            DayOfWeek.Friday => moment.Hour < RolloverHour,
            DayOfWeek.Saturday => false,
            DayOfWeek.Sunday => moment.Hour >= RolloverHour,
            _ => true,
        };
    }
}
