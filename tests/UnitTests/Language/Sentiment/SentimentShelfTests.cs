using Arus.Contracts.Language;
using Arus.Foundation.Persistence;
using Arus.Language.Sentiment;
using Arus.UnitTests.Foundation.Persistence;

namespace Arus.UnitTests.Language.Sentiment;

public sealed class SentimentShelfTests
{
    private const string Directory = "/data";
    private const string Models = "/data/news/models";

    private readonly SimulatedDisk _disk = new();
    private readonly SentimentModels _models = new();
    private readonly ISentimentModel _learned;

    public SentimentShelfTests() => _learned = _models.Train(SentimentFileTests.Planted(), TestContext.Current.CancellationToken);

    [Fact]
    public void Current_NothingChosen_IsTheLexicon() => Assert.Same(_models.Lexicon, Shelf().Current(Directory));

    [Fact]
    public void Current_AfterUse_IsTheChosenOneUnderItsId()
    {
        Shelf().Use(Directory, _learned);

        var current = Shelf().Current(Directory);

        Assert.Equal((_learned.Id, _learned.Score("a mimsy day")), (current.Id, current.Score("a mimsy day")));
        Assert.Equal($"trained-{Path.GetFileName(Assert.Single(_disk.Files(Models, ".sentiment")))[..16]}", current.Id);
    }

    [Fact]
    public void Use_TheLexiconAgain_LeavesTheOtherKept()
    {
        Shelf().Use(Directory, _learned);

        Shelf().Use(Directory, _models.Lexicon);

        Assert.Same(_models.Lexicon, Shelf().Current(Directory));
        Assert.Single(_disk.Files(Models, ".sentiment"));
    }

    [Fact]
    public void Current_TheChosenOneIsGone_IsAFaultAndNotTheLexicon()
    {
        Shelf().Use(Directory, _learned);
        _disk.Delete(_disk.Files(Models, ".sentiment")[0]);

        Assert.Equal("SENTIMENT_MODEL_MISSING", Assert.Throws<InvalidInputException>(() => Shelf().Current(Directory)).Faults[0].Code);
    }

    [Fact]
    public void Current_TheChosenOneIsDamaged_IsAFault()
    {
        Shelf().Use(Directory, _learned);
        _disk.Replace(_disk.Files(Models, ".sentiment")[0], "x"u8);

        Assert.Equal("CONTENT_DAMAGED", Assert.Throws<InvalidInputException>(() => Shelf().Current(Directory)).Faults[0].Code);
    }

    private SentimentShelf Shelf() => new(_models, _disk);
}
