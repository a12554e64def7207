using Arus.Research.Reports;

namespace Arus.UnitTests.Research.Reports;

public sealed class TimeAxisTests
{
    [Fact]
    public void Ticks_AnyStretch_AreFewRisingInsideAndDistinct()
    {
        var random = new Random(5);
        for (var i = 0; i < 2_000; i++)
        {
            var from = Timestamp.Utc(1995, 1, 1).Plus((long)(random.NextDouble() * 10_000 * Timestamp.NanosPerDay));
            var to = from.Plus((long)(Math.Pow(10, 10 + (random.NextDouble() * 7)) * 9));

            var ticks = TimeAxis.Ticks(from, to);

            Assert.InRange(ticks.Count, 1, 9);
            Assert.True(ticks[0].At >= from && ticks[^1].At <= to);
            Assert.All(ticks.Zip(ticks.Skip(1)), pair => Assert.True(pair.First.At < pair.Second.At && pair.First.Label != pair.Second.Label));
        }
    }

    [Fact]
    public void Ticks_Minutes_ShowTheDayOnceAndAtMidnight() => Assert.Equal(
        ["1 May 22:00", "23:00", "2 May", "01:00"], Labels(Timestamp.Utc(2014, 5, 1, 21, 30), Timestamp.Utc(2014, 5, 2, 1, 30)));

    [Fact]
    public void Ticks_ThreeMonths_AreMondays() => Assert.Equal(
        ["8 Jan 2024", "22 Jan", "5 Feb", "19 Feb", "4 Mar", "18 Mar"], Labels(Timestamp.Utc(2024, 1, 1, 22), Timestamp.Utc(2024, 3, 31)));

    [Fact]
    public void Ticks_TwoYears_ShowTheYearInJanuary() => Assert.Equal(
        ["Apr", "Jul", "Oct", "2021", "Apr", "Jul", "Oct"], Labels(Timestamp.Utc(2020, 2, 1), Timestamp.Utc(2021, 12, 1)).Take(7));

    [Fact]
    public void Ticks_OneMoment_DoNotHang() => Assert.True(TimeAxis.Ticks(SampleResults.Start, SampleResults.Start.Plus(1)).Count <= 1);

    private static IEnumerable<string> Labels(Timestamp from, Timestamp to) =>
        TimeAxis.Ticks(from, to).Select(tick => tick.Label);
}
