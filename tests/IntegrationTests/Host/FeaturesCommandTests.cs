using System.Globalization;

namespace Arus.IntegrationTests.Host;

public sealed class FeaturesCommandTests : IDisposable
{
    private readonly CommandDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void List_Json_HoldsTheWholeCatalogue()
    {
        var answer = _desk.Done("features", "--json").Json();

        Assert.True(answer.GetProperty("features").GetArrayLength() >= 120);
        Assert.Equal(11, answer.GetProperty("indicators").GetArrayLength());
        Assert.All(answer.GetProperty("features").EnumerateArray(), feature => Assert.NotEmpty(feature.GetProperty("formula").GetString()!));
    }

    [Fact]
    public void Show_FeatureAndIndicator_TellsTheFormulaAndTheSettings()
    {
        Assert.Contains("atr(14) / close", _desk.Done("features", "atr14.ratio").Out);
        Assert.Contains("--set period=14", _desk.Done("features", "rsi").Out);
        Assert.Equal("momentum", _desk.Done("features", "rsi14", "--json").Json().GetProperty("group").GetString());
    }

    [Fact]
    public void Compute_Bars_IsOneRowForEachAndEqualToTheIndicator()
    {
        var bars = _desk.Bars(300);

        var rows = Rows(_desk.Done("features", "--in", bars, "--symbol", "EURUSD", "--names", "rsi14,clock.hour").Out);
        var indicator = Rows(_desk.Done("indicator", "rsi", "--in", bars).Out);

        Assert.Equal(["time", "rsi14", "clock.hour"], rows[0]);
        Assert.Equal(indicator.Length, rows.Length);
        Assert.Equal(indicator.Skip(1).Select(row => row[1]), rows.Skip(1).Select(row => row[1]));
    }

    [Fact]
    public void Compute_TicksOtherInstrumentAndCalendar_FillsTheirFeatures()
    {
        var ticks = _desk.Ticks(20_000);
        var calendar = _desk.Write("news.csv", "time,currency,impact,event\n2000-01-01 00:00,USD,high,First\n2100-01-01 00:00,USD,high,Last\n");
        var output = Path.Combine(_desk.Folder, "rows.csv");

        var answer = _desk.Done(
            "features", "--in", ticks, "--symbol", "EURUSD", "--period", "M1", "--names", "tick.imbalance,news.next.hours", "--calendar", calendar, "--out", output, "--json").Json();

        var rows = Rows(File.ReadAllText(output));
        Assert.Equal(rows.Length - 1, answer.GetProperty("rows").GetInt32());
        Assert.True(rows.Length > 10);
        Assert.Contains(rows.Skip(1), row => double.TryParse(row[1], CultureInfo.InvariantCulture, out var imbalance) && imbalance != 0.0);
        Assert.All(rows.Skip(1), row => Assert.Equal("48", row[2]));
    }

    [Theory]
    [InlineData("FEATURE_UNKNOWN", "rsi41")]
    [InlineData("FEATURE_GROUP_UNKNOWN", "--group", "trends")]
    [InlineData("SYMBOL_MISSING", "--in", "{bars}")]
    [InlineData("SYMBOL_UNKNOWN", "--in", "{bars}", "--symbol", "NOSUCH")]
    [InlineData("FEATURE_UNKNOWN", "--in", "{bars}", "--symbol", "EURUSD", "--names", "rsi41")]
    [InlineData("FILE_UNREADABLE", "--in", "{bars}", "--symbol", "EURUSD", "--calendar", "nowhere.csv")]
    [InlineData("OUTPUT_MISSING", "--in", "{bars}", "--symbol", "EURUSD", "--json")]
    [InlineData("PERIOD_INVALID", "--in", "{bars}", "--symbol", "EURUSD", "--period", "S1")]
    public void Features_WrongWords_AreOneClearFault(string code, params string[] words)
    {
        var answer = _desk.Run(["features", .. words.Select(word => word == "{bars}" ? _desk.Bars(50) : word)]);

        Assert.Equal(2, answer.Status);
        Assert.Contains($"[{code}]", answer.Error);
    }

    private static string[][] Rows(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(','))];
}
