namespace Arus.IntegrationTests.Live;

/// <summary>The same quotes, live through a terminal and back from the store: the same decisions, orders, fills and profits.</summary>
public sealed class LiveAgainstBacktestTests : IDisposable
{
    private static readonly string[] Compared = ["decision", "order", "event", "fill", "trade", "swap"];

    private readonly string _folder = Directory.CreateTempSubdirectory("arus-parity-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("ema-rsi", "units=1000")]
    [InlineData("consensus", "timeframe=S1")]
    public async Task Serve_RecordedQuotes_DecidesAndFillsLikeTheBacktest(string strategy, string setting)
    {
        // given a day played live on paper
        using var platform = new Platform(WalkFile.Write(_folder, seed: 3, quotes: 20_000), ["--strategy", strategy, "--set", setting], ["--speed", "max"]);
        platform.StartServer();
        platform.StartTerminal();
        await platform.Played();
        Assert.Equal(0, await platform.StopServer());

        // when what it stored is backtested
        var ledger = Path.Combine(platform.Folder, "backtest.jsonl");
        var (status, output, error) = Programs.Arus(
            "backtest", "--strategy", strategy, "--set", setting, "--source", "mine", "--symbol", "EURUSD", "--limit", "dailyLoss=0.05", "--ledger", ledger,
            "--data", platform.Data, "--json");
        Assert.True(status == 0, output + error);

        // then every record of the live session is in the backtest, which closes what was left open
        var live = Texts(WalkFile.Ledger(platform)).ToList();
        Assert.NotEmpty(live);
        Assert.Equal(live, Texts(ledger).Take(live.Count));
    }

    private static IEnumerable<string> Texts(string ledger) => WalkFile.Records(ledger, Compared)
        .Select(record => string.Join(',', record.EnumerateObject().Where(field => field.Name is not ("n" or "hash" or "account")).Select(field => field.ToString())));
}
