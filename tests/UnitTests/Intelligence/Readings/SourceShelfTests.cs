using System.Text;
using Arus.Contracts.Intelligence;
using Arus.Contracts.Language;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Readings;
using Arus.UnitTests.Language.Providers;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.UnitTests.Intelligence.Readings;

public sealed class SourceShelfTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("arus-sources-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Load_NothingKept_PinsNothingAndKeepsTheSeatEmpty()
    {
        var plan = Load();

        Assert.Equal(SourceShelf.None, plan.Pins[SourceSettings.CalendarPath]);
        Assert.Null(plan.Sources.Calendar);
        Assert.Equal(SeatState.NoSource, Seat(plan, "fundamental-analysis"));
    }

    [Fact]
    public void Load_ACurrentCalendar_IsPinnedByContentAndTakesTheSeat()
    {
        var id = KeepCalendar(1);

        var plan = Load();

        Assert.Equal(id, plan.Pins[SourceSettings.CalendarPath]);
        Assert.Contains($"\"calendar\":\"{id}\"", plan.Document, StringComparison.Ordinal);
        Assert.Equal(SeatState.Taken, Seat(plan, "fundamental-analysis"));
    }

    [Fact]
    public void Load_PinnedAfterAnotherBecameCurrent_IsTheSamePlanAndContent()
    {
        KeepCalendar(1);
        var before = Load();
        KeepCalendar(2);

        var pinned = Load([.. before.Pins.Select(pin => (pin.Key, pin.Value))]);

        Assert.Equal(before.Document, pinned.Document);
        Assert.Equal(before.Sources.Calendar!.Events, pinned.Sources.Calendar!.Events);
        Assert.NotEqual(before.Document, Load().Document);
    }

    [Fact]
    public void Load_NoneWanted_ReadsNone()
    {
        KeepCalendar(1);

        Assert.Null(Load((SourceSettings.CalendarPath, "none")).Sources.Calendar);
    }

    [Fact]
    public void Load_WhatIsNotThere_SaysSo()
    {
        var problem = Assert.Throws<InvalidInputException>(() => Load((SourceSettings.CalendarPath, new string('a', 64))));

        Assert.Equal(("STRATEGY_SOURCE_MISSING", SourceSettings.CalendarPath), (problem.Faults[0].Code, problem.Faults[0].Where));
    }

    [Fact]
    public void Load_KeptNews_ArePinnedAndReadWhateverIsKeptLater()
    {
        KeepNews("2024-03-05T13:30:00Z", "Euro rises as ECB raises rates");
        var before = Load();
        KeepNews("2024-03-05T14:30:00Z", "US payrolls beat forecasts");

        var pinned = Load([.. before.Pins.Select(pin => (pin.Key, pin.Value))]);

        Assert.Equal(before.Document, pinned.Document);
        Assert.Equal(["EUR"], Items(pinned).Select(item => item.Currency.Code));
        Assert.Equal(["EUR", "USD"], Items(Load()).Select(item => item.Currency.Code));
        Assert.True(Items(pinned)[0].Balance > 0);
        Assert.Equal(SeatState.Taken, Seat(pinned, "news-sentiment"));
    }

    [Fact]
    public void Load_KeptOpinions_ArePinnedAndHeardWhateverIsKeptLater()
    {
        KeepOpinion(1);
        var before = Load();
        KeepOpinion(2);

        var pinned = Load([.. before.Pins.Select(pin => (pin.Key, pin.Value))]);

        Assert.Equal(before.Document, pinned.Document);
        Assert.Equal((1, 2), (pinned.Opinions!.Answers.Count, Load().Opinions!.Answers.Count));
        Assert.True(pinned.Sources.SecondOpinions!.TryRead(0, out var heard) && heard.AskedAt == KeptOpinions.Hour(1));
        Assert.Equal(SeatState.Taken, Seat(pinned, "second-opinion"));
        Assert.Null(Load(("agents.second-opinion.muted", "true")).Opinions);
    }

    [Fact]
    public void Load_NoneWantedOrAboutAnotherQuestion_KeepsTheSeatEmpty()
    {
        KeepOpinion(1);

        Assert.Equal(SeatState.NoSource, Seat(Load((SourceSettings.OpinionsPath, "none")), "second-opinion"));
        Assert.Equal(SeatState.NoSource, Seat(Load(("horizon", "9")), "second-opinion"));
        Assert.Equal(SeatState.NoSource, Seat(Load(("timeframe", "H1")), "second-opinion"));
    }

    [Fact]
    public void Load_ForALiveSession_HearsNothingThatIsKept()
    {
        KeepOpinion(1);

        var plan = Fabricated.Library.Load("council", new Dictionary<string, string>(), Fabricated.Euro, new() { Directory = _directory, HearsKeptOpinions = false });

        Assert.Equal((SourceShelf.None, null, null), (plan.Pins[SourceSettings.OpinionsPath], plan.Opinions, plan.Sources.SecondOpinions));
    }

    [Fact]
    public void Load_WithoutASeatForThem_IsTheSamePlanWhateverIsKept()
    {
        var before = Load("consensus").Document;
        KeepOpinion(1);

        Assert.Equal(before, Load("consensus").Document);
    }

    [Fact]
    public void Load_OpinionsThatAreNotThere_SaysSo()
    {
        var problem = Assert.Throws<InvalidInputException>(() => Load((SourceSettings.OpinionsPath, "12@" + new string('a', 64))));

        Assert.Equal(("STRATEGY_SOURCE_MISSING", SourceSettings.OpinionsPath), (problem.Faults[0].Code, problem.Faults[0].Where));
    }

    private void KeepOpinion(int hour) => Fabricated.Modules.GetRequiredService<ISecondOpinionShelf>().Keep(
        _directory, [KeptOpinions.At(hour) with { Instrument = Fabricated.Euro.Id, Timeframe = BarPeriod.M15, HorizonNanos = 8 * 15 * Timestamp.NanosPerMinute }]);

    private static List<NewsItem> Items(StrategyPlan plan)
    {
        var items = new List<NewsItem>();
        while (plan.Sources.News!.TryRead(items.Count, out var item))
        {
            items.Add(item);
        }

        return items;
    }

    private void KeepNews(string at, string text)
    {
        var shelf = Fabricated.Modules.GetRequiredService<INewsShelf>();
        var read = Fabricated.Modules.GetRequiredService<INewsFiles>().Read("news.csv", new StringReader($"published,headline\n{at},{text}\n"));
        shelf.Keep(_directory, shelf.New(_directory, read.Known(Timestamp.Min, Timestamp.Max)));
    }

    private StrategyPlan Load(params (string, string)[] settings) => Load("council", settings);

    private StrategyPlan Load(string strategy, params (string, string)[] settings) => Fabricated.Library.Load(
        strategy, settings.ToDictionary(pair => pair.Item1, pair => pair.Item2), Fabricated.Euro, new() { Directory = _directory });

    private static SeatState Seat(StrategyPlan plan, string agent) =>
        Fabricated.Library.Create(plan, Fabricated.Euro, Fabricated.Names(plan), plan.Sources).Scores.Single(score => score.Agent == agent).State;

    private string KeepCalendar(int actual) => Fabricated.Modules.GetRequiredService<ICalendarShelf>().Keep(
        _directory, "events.csv", new MemoryStream(Encoding.UTF8.GetBytes($"time,currency,impact,event,actual,forecast\n2024-03-05T13:30:00Z,USD,high,Payrolls,{actual},0\n"))).Id;
}
