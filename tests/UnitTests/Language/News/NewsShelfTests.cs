using Arus.Contracts.Language;
using Arus.Foundation.Persistence;
using Arus.Language.News;
using Arus.Language.Sentiment;
using Arus.UnitTests.Foundation.Persistence;
using Arus.UnitTests.Language.Sentiment;

namespace Arus.UnitTests.Language.News;

public sealed class NewsShelfTests
{
    private const string Directory = "/data";

    private readonly SimulatedDisk _disk = new();
    private readonly NewsShelf _shelf;

    public NewsShelfTests() => _shelf = Reopened();

    [Fact]
    public void Keep_Headlines_GivesThemAgainWithTheSameScoreInOrder()
    {
        var added = Add("2024-05-03T12:31:00Z", "US payrolls beat forecasts", "2024-05-03T12:30:00Z", "Euro falls on weak data");

        var opened = Reopened().Open(Directory, _shelf.Current(Directory)!)!;

        Assert.Equal(["Euro falls on weak data", "US payrolls beat forecasts"], opened.Select(one => one.Headline.Text));
        Assert.Equal(added.Select(one => (one.Headline.Id, one.Score, one.Model)), opened.Select(one => (one.Headline.Id, one.Score, one.Model)));
        Assert.Equal(added.Select(one => string.Join(' ', one.Headline.Currencies)), opened.Select(one => string.Join(' ', one.Headline.Currencies)));
    }

    [Fact]
    public void New_WhatIsKept_IsNotNew()
    {
        Add("2024-05-03T12:30:00Z", "US payrolls beat forecasts");

        Assert.Single(Add("2024-05-03T12:30:00Z", "US payrolls beat forecasts", "2024-05-03T12:40:00Z", "Dollar rises"));
        Assert.Empty(Add("2024-05-03T12:30:00Z", "US payrolls beat forecasts"));
    }

    [Fact]
    public void Open_AnEarlierId_GivesWhatWasKeptThen()
    {
        Add("2024-05-03T12:30:00Z", "US payrolls beat forecasts");
        var before = _shelf.Current(Directory)!;
        Add("2024-05-03T12:40:00Z", "Dollar rises");

        Assert.Single(Reopened().Open(Directory, before)!);
        Assert.Null(_shelf.Open(Directory, "12@" + new string('a', 64)));
    }

    [Fact]
    public void New_AnotherModelInUse_ScoresWhatComesAndLeavesWhatWas()
    {
        var models = new SentimentModels();
        var learned = models.Train(SentimentFileTests.Planted(), TestContext.Current.CancellationToken);
        Add("2024-05-03T12:30:00Z", "US payrolls beat forecasts");
        var before = _shelf.Current(Directory)!;
        var then = Assert.Single(_shelf.Open(Directory, before)!);

        new SentimentShelf(models, _disk).Use(Directory, learned);
        var added = Assert.Single(Add("2024-05-03T12:30:00Z", "US payrolls beat forecasts", "2024-05-03T12:40:00Z", "A mimsy day"));

        Assert.Equal((learned.Id, learned.Score("A mimsy day")), (added.Model, added.Score));
        Assert.Equal((then.Model, then.Score), (Reopened().Open(Directory, before)![0].Model, Reopened().Open(Directory, before)![0].Score));
        Assert.Equal([models.Lexicon.Id, learned.Id], Reopened().Open(Directory, _shelf.Current(Directory)!)!.Select(one => one.Model));
    }

    [Fact]
    public void Open_Damaged_SaysSo()
    {
        Add("2024-05-03T12:30:00Z", "US payrolls beat forecasts");
        var id = _shelf.Current(Directory)!;
        _disk.Replace("/data/news/headlines.jsonl", "{}"u8);

        Assert.Null(Reopened().Open(Directory, id));
        Assert.Equal("CONTENT_DAMAGED", Assert.Throws<InvalidInputException>(() => new AppendedLines(_disk, "/data/news/headlines.jsonl").Whole()).Faults[0].Code);
    }

    private NewsShelf Reopened() => new(new SentimentShelf(new SentimentModels(), _disk), _disk);

    private IReadOnlyList<ScoredHeadline> Add(params string[] momentsAndTexts)
    {
        var csv = "published,headline\n" + string.Concat(momentsAndTexts.Chunk(2).Select(pair => $"{pair[0]},{pair[1]}\n"));
        var added = _shelf.New(Directory, new NewsFiles().Read("news.csv", new StringReader(csv)).Known(Timestamp.Min, Timestamp.Max));
        _shelf.Keep(Directory, added);
        return added;
    }
}
