using Arus.Contracts.Trading;
using Arus.Research.Backtests;

namespace Arus.UnitTests.Research.Backtests;

public sealed class EquityRecorderTests
{
    private readonly EquityRecorder _recorder = new(new SampleCalendar(), SampleResults.Euro, SampleResults.Dollars(1_000m));

    [Fact]
    public void Days_NobodyQuotedForAWeek_AreFlatAndWithoutTheWeekend()
    {
        // A Monday, then the Monday after.
        _recorder.OnDayEnd(Timestamp.Utc(2024, 1, 1, 22), Equity(1_010m));
        _recorder.OnDayEnd(Timestamp.Utc(2024, 1, 8, 22), Equity(1_020m));

        Assert.Equal([1_010m, 1_010m, 1_010m, 1_010m, 1_010m, 1_020m], _recorder.Days.Select(day => day.Equity));
        Assert.DoesNotContain(_recorder.Days, day => day.At.ToDateTime().DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    [Fact]
    public void Finish_WithinADay_AddsTheUnfinishedDay()
    {
        _recorder.OnDayEnd(Timestamp.Utc(2024, 1, 1, 22), Equity(1_010m));

        _recorder.Finish(Timestamp.Utc(2024, 1, 2, 9), SampleResults.Dollars(990m));

        Assert.Equal([1_010m, 990m], _recorder.Days.Select(day => day.Equity));
    }

    private static AccountSnapshot Equity(decimal equity) => new(
        SampleResults.Dollars(equity), SampleResults.Dollars(equity), SampleResults.Dollars(0), 0, SampleResults.Dollars(0));
}
