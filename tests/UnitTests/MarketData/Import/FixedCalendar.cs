using Arus.Contracts.MarketData;

namespace Arus.UnitTests.MarketData.Import;

/// <summary>A calendar for tests: days begin at midnight UTC, and the market is closed on Saturdays and Sundays.</summary>
internal sealed class FixedCalendar : ITradingCalendar, IInstrumentCatalog
{
    public static readonly FixedCalendar Instance = new();

    public IReadOnlyList<Instrument> All => [];

    public Timestamp BarOpen(BarPeriod period, Timestamp at) => at.FloorTo(Length(period));

    public Timestamp BarEnd(BarPeriod period, Timestamp open) => open.Plus(Length(period));

    public Timestamp NextRollover(Timestamp after) => after.StartOfDay.Plus(Timestamp.NanosPerDay);

    public DayOfWeek TradingDayEndingAt(Timestamp rollover) => rollover.Plus(-1).ToDateTime().DayOfWeek;

    public bool IsOpen(TradingSessions sessions, Timestamp at) => at.ToDateTime().DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    public bool TryFind(InstrumentId id, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Instrument? instrument)
    {
        instrument = null;
        return false;
    }

    public IInstrumentCatalog With(string file) => this;

    private static long Length(BarPeriod period) => period == BarPeriod.H4 ? 4 * Timestamp.NanosPerHour : Timestamp.NanosPerDay;
}
