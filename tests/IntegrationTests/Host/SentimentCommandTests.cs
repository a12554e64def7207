namespace Arus.IntegrationTests.Host;

public sealed class SentimentCommandTests : IDisposable
{
    private readonly CommandDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    private string Labelled() =>
        _desk.Write("labelled.csv", "label,content\n" + string.Concat(Enumerable.Range(0, 20).Select(row => $"positive,the frumious day {row}\nnegative,the mimsy day {row}\nneutral,the tulgey day {row}\n")));

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
        var labelled = Labelled();
        var input = _desk.Write("in.csv", "content\na mimsy day\na frumious day\n");

        var first = _desk.Done("sentiment", "--in", input, "--train", labelled, "--json");
        var second = _desk.Done("sentiment", "--in", input, "--train", labelled, "--json");

        Assert.Equal(["negative", "positive"], first.Json().GetProperty("items").EnumerateArray().Select(item => item.GetProperty("label").GetString()));
        Assert.Equal(first.Out, second.Out);
    }

    [Fact]
    public void Sentiment_TrainedAndSaved_LabelsLaterByTheSameModel()
    {
        var (labelled, input, model) = (Labelled(), _desk.Write("in.csv", "content\na mimsy day\na frumious day\n"), Path.Combine(_desk.Folder, "m.sentiment"));
        var trained = _desk.Done("sentiment", "--train", labelled, "--model", model, "--json").Json();
        var bytes = File.ReadAllBytes(model);

        var scored = _desk.Done("sentiment", "--model", model, "--in", input, "--json");

        Assert.Equal(trained.GetProperty("model").GetString(), scored.Json().GetProperty("model").GetString());
        Assert.Equal(_desk.Done("sentiment", "--train", labelled, "--model", model, "--in", input, "--json").Out, scored.Out);
        Assert.Equal(bytes, File.ReadAllBytes(model));
    }

    [Fact]
    public void Sentiment_Used_ScoresTheHeadlinesThatComeThenOn()
    {
        var model = Path.Combine(_desk.Folder, "m.sentiment");
        var (first, second) = (_desk.Write("1.csv", "published,headline\n2024-05-03T12:30:00Z,A mimsy day\n"), _desk.Write("2.csv", "published,headline\n2024-05-03T12:31:00Z,Another mimsy day\n"));
        _desk.Done("news", "import", first, "--data", _desk.Data);
        var id = _desk.Done("sentiment", "--train", Labelled(), "--model", model, "--json").Json().GetProperty("model").GetString()!;

        _desk.Done("sentiment", "--use", model, "--data", _desk.Data);
        _desk.Done("news", "import", second, "--data", _desk.Data);

        var listed = _desk.Done("news", "list", "--data", _desk.Data, "--json").Json();
        Assert.Equal(id, listed.GetProperty("model").GetString());
        var models = listed.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("model").GetString()!).ToList();
        Assert.StartsWith("lexicon-", models[0]);
        Assert.Equal(id, models[1]);
        Assert.StartsWith("lexicon-", _desk.Done("sentiment", "--use", "lexicon", "--data", _desk.Data, "--json").Json().GetProperty("model").GetString()!);
    }

    [Theory]
    [InlineData("OPTION_MISSING", "sentiment")]
    [InlineData("OPTION_MISSING", "sentiment", "--train", "FILE")]
    [InlineData("OPTIONS_CONTRADICT", "sentiment", "--use", "FILE", "--in", "FILE")]
    [InlineData("FILE_UNREADABLE", "sentiment", "--use", "none")]
    [InlineData("SENTIMENT_MODEL_FOREIGN", "sentiment", "--use", "FILE")]
    [InlineData("SENTIMENT_MODEL_FOREIGN", "sentiment", "--in", "FILE", "--model", "FILE")]
    [InlineData("FILE_UNWRITABLE", "sentiment", "--train", "FILE", "--model", "none/such/place")]
    public void Sentiment_WrongOptions_AreALineAndExitTwo(string code, params string[] arguments)
    {
        var file = Labelled();

        var answer = _desk.Run([.. arguments.Select(argument => argument == "FILE" ? file : argument), .. arguments.Contains("--use") ? new[] { "--data", _desk.Data } : []]);

        Assert.Equal((2, 1), (answer.Status, answer.Faults.Length));
        Assert.Contains(code, answer.Error);
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
