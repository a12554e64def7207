using Arus.Contracts.Language;
using Arus.Language.Sentiment;

namespace Arus.UnitTests.Language.Sentiment;

public sealed class SentimentModelsTests
{
    private static readonly SentimentModels Models = new();

    [Fact]
    public void ReadLabelled_QuotedFields_KeepCommasQuotesAndLines()
    {
        var read = Models.ReadLabelled("f.csv", new StringReader("\uFEFFlabel,content\r\npositive,\"Profit rose, \"\"again\"\"\nand again\"\r\n\r\nNegative,plain\r\n"));

        Assert.Equal(
            [new(SentimentLabel.Positive, "Profit rose, \"again\"\nand again"), new LabelledSentence(SentimentLabel.Negative, "plain")],
            read);
    }

    [Theory]
    [InlineData("", "CSV_EMPTY")]
    [InlineData("label,other,third\npositive,x,y\n", "COLUMN_UNKNOWN")]
    [InlineData("content,text\nx,y\n", "COLUMN_UNKNOWN")]
    [InlineData("label,content\nhappy,x\n", "LABEL_UNKNOWN")]
    [InlineData("label,content\n1,x\n", "LABEL_UNKNOWN")]
    [InlineData("label,content\n,x\n", "LABEL_UNKNOWN")]
    [InlineData("label,content\npositive\n", "CSV_ROW_INVALID")]
    [InlineData("label,content\npositive,\"x\n", "CSV_QUOTE_OPEN")]
    public void ReadLabelled_WrongInput_IsOneFault(string csv, string code)
    {
        var wrong = Assert.Throws<InvalidInputException>(() => Models.ReadLabelled("f.csv", new StringReader(csv)));

        Assert.Equal(code, Assert.Single(wrong.Faults).Code);
        Assert.StartsWith("f.csv", wrong.Faults[0].Where);
    }

    [Theory]
    [InlineData("anything\nA b\n", null)]
    [InlineData("id,content\n1,A b\n", null)]
    [InlineData("id,Headline\n1,A b\n", null)]
    [InlineData("id,words\n1,A b\n", "words")]
    public void ReadSentences_TheColumn_IsFound(string csv, string? column) => Assert.Equal(["A b"], Models.ReadSentences("f.csv", new StringReader(csv), column));

    [Fact]
    public void Train_TooFewOfALabel_NamesEachLabel()
    {
        var wrong = Assert.Throws<InvalidInputException>(() => Models.Train([new(SentimentLabel.Positive, "a"), new(SentimentLabel.Positive, "b"), new(SentimentLabel.Neutral, "c")], TestContext.Current.CancellationToken));

        Assert.Equal(["LABEL_TOO_RARE", "LABEL_TOO_RARE"], wrong.Faults.Select(fault => fault.Code));
    }
}
