using Arus.Contracts.Intelligence;
using Arus.Contracts.Live;
using Arus.Engine.Live;
using Arus.UnitTests.Intelligence;

namespace Arus.UnitTests.Engine.Live;

public sealed class SessionReadingsTests
{
    private static readonly Timestamp Start = Timestamp.Utc(2026, 11, 17, 21);

    private readonly SessionReadings _readings = new();

    [Fact]
    public void Over_NothingExpected_LeavesSeatsWithoutASource() => Assert.Equal(Sources.None, _readings.Over(Sources.None, []));

    [Fact]
    public void Over_KeptAnswersOfModels_AreNotHeardBesideASession()
    {
        var kept = new Sources { SecondOpinions = new FabricatedSources.Log<ModelAnswer>(new ModelAnswer(Start, InstrumentId.Of("EURUSD"), Start, 0.9, 1, 0)) };

        Assert.Null(_readings.Over(kept, []).SecondOpinions);
        Assert.Empty(All(_readings.Over(kept, [ReadingKind.SecondOpinions]).SecondOpinions!));
    }

    [Fact]
    public void Take_AnyReading_IsOfTheEnginesTimeAndNeverBeforeWhatWasTakenBefore()
    {
        var journeys = _readings.Over(Sources.None, [ReadingKind.Journeys]).Journeys!;

        _readings.Release(Start);
        _readings.Take(new JourneyReading(1, false), Start);
        _readings.Take(new JourneyReading(2, false), Start.Plus(100));
        _readings.Take(new JourneyReading(3, false), Start.Plus(50));

        Assert.Equal([(Start, 1), (Start.Plus(100), 2), (Start.Plus(100), 3.0)], All(journeys).Select(journey => (journey.At, journey.Milliseconds)));
    }

    [Fact]
    public void Take_BeforeALiveQuote_IsOfThatQuoteWhateverTheYear()
    {
        var answers = _readings.Over(Sources.None, [ReadingKind.SecondOpinions]).SecondOpinions!;

        // when one comes before the first quote, and another while a hole is filled
        _readings.Take(Answer(0.6), Timestamp.Min);
        Assert.Empty(All(answers));
        _readings.Release(Start);
        _readings.Hold();
        _readings.Take(Answer(0.7), Start.Plus(-500));
        Assert.Single(All(answers));
        _readings.Release(Start.Plus(20));
        _readings.Release(Start.Plus(30));
        _readings.Take(Answer(0.8), Start.Plus(30));

        // then each is heard from the next live quote on
        Assert.Equal([(Start, 0.6), (Start.Plus(20), 0.7), (Start.Plus(30), 0.8)], All(answers).Select(answer => (answer.At, answer.Probability)));
    }

    [Fact]
    public void Take_TheSameHeadlineTwice_CountsOnce()
    {
        var news = _readings.Over(Sources.None, [ReadingKind.News]).News!;
        _readings.Release(Start);

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

        _readings.Release(Start);
        _readings.Take(new NewsReading("a", [Currency.Usd], 0.3), Start);

        Assert.Equal([0.1, 0.2, 0.3], All(news).Select(item => item.Balance));
    }

    private static SecondOpinionReading Answer(double probability) => new(InstrumentId.Of("EURUSD"), Start, probability, 1, "model", "answered", 0.01m, 1);

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
