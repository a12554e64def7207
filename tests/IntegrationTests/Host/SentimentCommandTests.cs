namespace Arus.IntegrationTests.Host;

public sealed class SentimentCommandTests : IDisposable
{
    private readonly CommandDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Sentiment_WithoutTraining_LabelsEachRow()
    {
        var input = _desk.Write("in.csv", "id,text\n1,Profit rose sharply.\n2,\"Sales fell, again.\"\n3,The office is in Oslo.\n");

        var answer = _desk.Done("sentiment", "--in", input, "--text", "text", "--json").Json();

        var items = answer.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["positive", "negative", "neutral"], items.Select(item => item.GetProperty("label").GetString()));
        Assert.All(items, item => Assert.Equal(1.0, item.GetProperty("probabilities").EnumerateObject().Sum(one => one.Value.GetDouble()), 12));
    }

    [Fact]
    public void Sentiment_TrainedFirst_LabelsByWhatItLearned()
    {
        var labelled = _desk.Write("labelled.csv", "label,content\n" + string.Concat(Enumerable.Range(0, 20).Select(row => $"positive,the frumious day {row}\nnegative,the mimsy day {row}\nneutral,the tulgey day {row}\n")));
        var input = _desk.Write("in.csv", "content\na mimsy day\na frumious day\n");

        var first = _desk.Done("sentiment", "--in", input, "--train", labelled, "--json");
        var second = _desk.Done("sentiment", "--in", input, "--train", labelled, "--json");

        Assert.Equal(["negative", "positive"], first.Json().GetProperty("items").EnumerateArray().Select(item => item.GetProperty("label").GetString()));
        Assert.Equal(first.Out, second.Out);
    }

    [Fact]
    public void Sentiment_ForAPerson_IsATable() => Assert.Contains("positive", _desk.Done("sentiment", "--in", _desk.Write("in.csv", "text\nProfit rose.\n")).Out);

    [Theory]
    [InlineData("label,content\nhappy,x\n", "LABEL_UNKNOWN")]
    [InlineData("label,content\npositive,x\n", "LABEL_TOO_RARE")]
    public void Sentiment_WrongTraining_IsALineAndExitTwo(string labelled, string code)
    {
        var answer = _desk.Run("sentiment", "--in", _desk.Write("in.csv", "text\nx\n"), "--train", _desk.Write("l.csv", labelled));

        Assert.Equal(2, answer.Status);
        Assert.All(answer.Faults, fault => Assert.Contains(code, fault));
    }

    [Fact]
    public void Sentiment_NoSuchFile_IsALineAndExitTwo()
    {
        var answer = _desk.Run("sentiment", "--in", Path.Combine(_desk.Folder, "none.csv"));

        Assert.Equal((2, 1), (answer.Status, answer.Faults.Length));
        Assert.Contains("FILE_UNREADABLE", answer.Error);
    }
}
