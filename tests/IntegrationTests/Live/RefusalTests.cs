namespace Arus.IntegrationTests.Live;

/// <summary>Real money is not touched by accident.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arus-refusal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Serve_TerminalWithRealMoneyNotArmed_SendsNoOrderAndEndsWithThree()
    {
        using var platform = new Platform(WalkFile.Write(_folder, seed: 5, quotes: 3_000), ["--strategy", "ema-rsi", "--set", "units=1000", "--venue", "terminal"], Real("stay"));

        platform.StartServer();
        platform.StartTerminal();
        var status = await platform.ServerEnded();

        Assert.Equal(3, status);
        Assert.DoesNotContain("\"Cid\"", File.ReadAllText(platform.TerminalState), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_TerminalWithRealMoneyArmedByName_Trades()
    {
        var config = Path.Combine(_folder, "serve.yaml");
        File.WriteAllText(config, "armed: [7001@Broker-Live]\n");
        using var platform = new Platform(
            WalkFile.Write(_folder, seed: 5, quotes: 3_000), ["--strategy", "ema-rsi", "--set", "units=1000", "--venue", "terminal", "--config", config], Real("end"));

        platform.StartServer();
        platform.StartTerminal();
        await platform.Played();
        var status = await platform.StopServer();

        Assert.Equal(0, status);
        Assert.NotEmpty(WalkFile.Records(WalkFile.Ledger(platform), "fill"));
    }

    private string[] Real(string end)
    {
        var behaviour = Path.Combine(_folder, "real.yaml");
        File.WriteAllText(behaviour, "account: { login: 7001, server: Broker-Live, kind: real }\n");
        return ["--behaviour", behaviour, "--speed", "60", .. end == "stay" ? (string[])["--stay"] : []];
    }
}
