using Arus.Language.Sentiment;

namespace Arus.UnitTests.Language.Sentiment;

public sealed class LexiconTests
{
    private static readonly Lexicon Small = Lexicon.Parse("# words\n\ngood 2: improv*, net profit\nbad 1: net\nasset 3: net profit\nup 2: improved");

    [Fact]
    public void Match_TheLongerEntry_Wins()
    {
        Assert.Equal((2, 2), (Match("net profit").Length, Match("net profit").Senses.Count));
        Assert.Equal(WordClass.Bad, Assert.Single(Match("net sales").Senses).Class);
    }

    [Fact]
    public void Match_AnExactWordAndABeginning_HasBothSenses() => Assert.Equal([WordClass.Up, WordClass.Good], Match("improved").Senses.Select(sense => sense.Class));

    [Fact]
    public void Match_AnUnknownWord_IsNothing() => Assert.Equal(0, Match("table").Length);

    [Fact]
    public void Current_IsTheOneThatShips()
    {
        Assert.Equal(16, Lexicon.Current.Hash.Length);
        Assert.NotEqual(Small.Hash, Lexicon.Current.Hash);
    }

    private static LexiconMatch Match(string text) => Small.Match(Tokenizer.Split(text), 0);
}
