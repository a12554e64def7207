using System.Globalization;

namespace Arus.IntegrationTests.Host;

/// <summary>Planted headlines from the command line to the opinions of a backtest.</summary>
public sealed class NewsCommandTests : IDisposable
{
    private readonly CommandDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Import_Twice_AddsEachHeadlineOnce()
    {
        var first = Import(10);
        var second = Import(12);

        Assert.Equal((10, 2), (first.GetProperty("added").GetInt32(), second.GetProperty("added").GetInt32()));
        var listed = _desk.Done("news", "list", "--data", _desk.Data, "--json").Json();
        Assert.Equal((12, second.GetProperty("id").GetString()), (listed.GetProperty("headlines").GetInt32(), listed.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("published,headline\n2124-01-01T00:00:00Z,Euro rises\n", "HEADLINE_TIME_INVALID")]
    [InlineData("published,headline\n2024-01-01 00:00,Euro rises\n", "HEADLINE_TIME_INVALID")]
    [InlineData("<rss><!DOCTYPE x>", "NEWS_XML_INVALID")]
    public void Import_BadFile_SaysWhyAndKeepsNothing(string text, string code)
    {
        var answer = _desk.Run("news", "import", _desk.Write("bad", text), "--data", _desk.Data);

        Assert.Equal(2, answer.Status);
        Assert.Contains(code, answer.Error, StringComparison.Ordinal);
        Assert.Contains("no headlines yet", _desk.Done("news", "list", "--data", _desk.Data).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Backtest_WithNews_IsTheSameTwiceAndReplaysAfterMoreCame()
    {
        Import(200);
        var first = Backtest("first.jsonl");
        var second = Backtest("second.jsonl");
        Import(400);

        var replayed = _desk.Done("replay", "O1", "--data", _desk.Data, "--ledger", Path.Combine(_desk.Folder, "first.jsonl"), "--json").Json();

        Assert.Equal(first.GetProperty("hash").GetString(), second.GetProperty("hash").GetString());
        Assert.True(replayed.GetProperty("identical").GetBoolean());
        Assert.NotEqual(first.GetProperty("hash").GetString(), Backtest("more.jsonl").GetProperty("hash").GetString());
        var agent = first.GetProperty("agents").EnumerateArray().Single(one => one.GetProperty("agent").GetString() == "news-sentiment");
        Assert.True(agent.GetProperty("opinions").GetInt64() > 100, $"only {agent.GetProperty("opinions")} opinions");
    }

    private System.Text.Json.JsonElement Import(int count)
    {
        var at = new DateTime(2024, 1, 8, 0, 10, 0, DateTimeKind.Utc);
        var rows = Enumerable.Range(0, count).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{at.AddHours(2 * i):yyyy-MM-ddTHH:mm:ssZ},{(i % 3 == 0 ? "Euro" : "Dollar")} {(i % 2 == 0 ? "rises on strong" : "falls on weak")} data {i}"));
        return _desk.Done("news", "import", _desk.Write("news.csv", "published,headline\n" + string.Join('\n', rows)), "--data", _desk.Data, "--json").Json();
    }

    private System.Text.Json.JsonElement Backtest(string ledger) => _desk.Done(
        "backtest", "--strategy", _desk.Write("news.yaml", """
            name: news
            timeframe: H1
            horizon: 4
            agents: { news-sentiment: { weight: 1 }, technical-indicator: { weight: 1 } }
            consensus: { enter: 0.5, confidence: 0 }
            protection: { stop: { atr: 3 } }
            """), "--symbol", "EURUSD", "--in", _desk.Bars(), "--data", _desk.Data, "--ledger", Path.Combine(_desk.Folder, ledger), "--json").Json();
}
