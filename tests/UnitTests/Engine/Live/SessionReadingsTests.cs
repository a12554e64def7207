using Arus.Contracts.Intelligence;
using Arus.Contracts.Live;
using Arus.Engine.Live;
using Arus.UnitTests.Intelligence;

namespace Arus.UnitTests.Engine.Live;

public sealed class SessionReadingsTests
{
    private static readonly Timestamp Start = Timestamp.Utc(2026, 11, 17, 21);

    private readonly SessionReadings _readings = new(Start);

    [Fact]
    public void Over_NothingExpected_LeavesSeatsWithoutASource() => Assert.Equal(Sources.None, _readings.Over(Sources.None, []));

    [Fact]
    public void Take_AnyReading_IsOfTheEnginesTimeAndNeverBeforeWhatWasTakenBefore()
    {
        var journeys = _readings.Over(Sources.None, [ReadingKind.Journeys]).Journeys!;

        _readings.Take(new JourneyReading(1, false), Timestamp.Min);
        _readings.Take(new JourneyReading(2, false), Start.Plus(100));
        _readings.Take(new JourneyReading(3, false), Start.Plus(50));

        Assert.Equal([(Start, 1), (Start.Plus(100), 2), (Start.Plus(100), 3.0)], All(journeys).Select(journey => (journey.At, journey.Milliseconds)));
    }

    [Fact]
    public void Take_TheSameHeadlineTwice_CountsOnce()
    {
        var news = _readings.Over(Sources.None, [ReadingKind.News]).News!;

        _readings.Take(new NewsReading("a", [Currency.Usd, Currency.Of("EUR")], 0.5), Start);
        _readings.Take(new NewsReading("a", [Currency.Usd, Currency.Of("EUR")], 0.5), Start.Plus(1));

        Assert.Equal(["USD", "EUR"], All(news).Select(item => item.Currency.Code));
    }

    [Fact]
    public void Over_KeptNews_AreReadFirst()
    {
        var kept = new FabricatedSources.Log<NewsItem>(new NewsItem(Start, Currency.Usd, 0.1), new NewsItem(Start, Currency.Usd, 0.2));
        var news = _readings.Over(new Sources { News = kept }, [ReadingKind.News]).News!;
        Assert.Equal([0.1, 0.2], All(news).Select(item => item.Balance));

        _readings.Take(new NewsReading("a", [Currency.Usd], 0.3), Start);

        Assert.Equal([0.1, 0.2, 0.3], All(news).Select(item => item.Balance));
    }

    private static List<T> All<T>(IEventLog<T> log)
        where T : struct
    {
        var all = new List<T>();
        while (log.TryRead(all.Count, out var entry))
        {
            all.Add(entry);
        }

        return all;
    }
}
