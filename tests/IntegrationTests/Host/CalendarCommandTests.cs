using System.Globalization;
using Arus.Foundation.FlowChains;

namespace Arus.IntegrationTests.Host;

/// <summary>A planted calendar from the command line to the decisions of a backtest.</summary>
public sealed class CalendarCommandTests : IDisposable
{
    private readonly CommandDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Import_ACalendar_IsListedAsCurrent()
    {
        var id = Import(value => value);

        var listed = _desk.Done("calendar", "list", "--data", _desk.Data, "--json").Json().GetProperty("calendars");

        Assert.Equal(id, Assert.Single(listed.EnumerateArray()).GetProperty("id").GetString());
        Assert.True(listed[0].GetProperty("current").GetBoolean());
    }

    [Fact]
    public void Import_AFileWithFaults_NamesTheLineAndKeepsNothing()
    {
        var answer = _desk.Run("calendar", "import", _desk.Write("bad.csv", "time,currency,impact,event\nsoon,USD,high,Payrolls\n"), "--data", _desk.Data);

        Assert.Equal(2, answer.Status);
        Assert.Contains("bad.csv:2", answer.Error, StringComparison.Ordinal);
        Assert.Contains("no calendar yet", _desk.Done("calendar", "list", "--data", _desk.Data).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Backtest_WithACalendar_IsTheSameTwiceAndReplaysAfterAnotherBecameCurrent()
    {
        Import(value => value);
        var first = Backtest("first.jsonl");
        var second = Backtest("second.jsonl");
        Import(value => -value);

        var replayed = _desk.Done("replay", "O1", "--data", _desk.Data, "--ledger", Path.Combine(_desk.Folder, "first.jsonl"), "--json").Json();

        Assert.Equal(first.GetProperty("hash").GetString(), second.GetProperty("hash").GetString());
        Assert.True(replayed.GetProperty("identical").GetBoolean());
        var agent = first.GetProperty("agents").EnumerateArray().Single(one => one.GetProperty("agent").GetString() == "fundamental-analysis");
        Assert.True(agent.GetProperty("opinions").GetInt64() > 100, $"only {agent.GetProperty("opinions")} opinions");
    }

    [Fact]
    public void Backtest_ActualsOfLaterReleasesOther_DecidesTheSameUntilThen()
    {
        var bound = new DateTime(2024, 2, 20, 0, 0, 0, DateTimeKind.Utc);
        Import(value => value);
        Backtest("one.jsonl");
        Import(value => value, changed: (at, value) => at >= bound ? -5 * value : value);
        Backtest("other.jsonl");

        var (one, other) = (Decisions("one.jsonl"), Decisions("other.jsonl"));

        var until = Timestamp.From(bound).ToString();
        Assert.Equal(Until(one), Until(other));
        Assert.True(Until(one).Count > 400);
        Assert.NotEqual(one.Select(decision => decision.Text), other.Select(decision => decision.Text));

        List<string> Until(List<(string At, string Text)> decisions) => [.. decisions.Where(decision => string.CompareOrdinal(decision.At, until) < 0).Select(decision => decision.Text)];
    }

    /// <summary>A release every six hours, each a surprise of some size.</summary>
    private string Import(Func<int, int> actual, Func<DateTime, int, int>? changed = null)
    {
        var lines = new List<string> { "time,currency,impact,event,actual,forecast" };
        var at = new DateTime(2024, 1, 8, 2, 30, 0, DateTimeKind.Utc);
        for (var i = 0; i < 250; i++, at = at.AddHours(6))
        {
            var value = actual((i * 7 % 11) - 5);
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-ddTHH:mm:ssZ},USD,high,Payrolls,{changed?.Invoke(at, value) ?? value},0"));
        }

        return _desk.Done("calendar", "import", _desk.Write("events.csv", string.Join('\n', lines)), "--data", _desk.Data, "--json").Json().GetProperty("id").GetString()!;
    }

    private System.Text.Json.JsonElement Backtest(string ledger) => _desk.Done(
        "backtest", "--strategy", _desk.Write("news.yaml", """
            name: news
            timeframe: H1
            horizon: 4
            agents: { fundamental-analysis: { weight: 1 }, technical-indicator: { weight: 1 } }
            consensus: { enter: 0.5, confidence: 0 }
            protection: { stop: { atr: 3 } }
            """), "--symbol", "EURUSD", "--in", _desk.Bars(), "--data", _desk.Data, "--ledger", Path.Combine(_desk.Folder, ledger), "--json").Json();

    private List<(string At, string Text)> Decisions(string ledger) =>
    [
        .. LedgerReader.Read(Path.Combine(_desk.Folder, ledger)).Where(record => record.Kind == "decision").Select(record => (
            record.Json.GetProperty("at").GetString()!,
            string.Join(',', record.Json.EnumerateObject().Where(field => field.Name is not ("n" or "hash")).Select(field => field.ToString())))),
    ];
}
