using Arus.Research.Runs;

namespace Arus.UnitTests.Research.Runs;

public sealed class RunRegistryTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("arus-runs-").FullName;
    private readonly RunRegistry _registry = new();

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public void List_KeptRun_TellsWhatWhenAndHow()
    {
        var result = SampleResults.Make(trades: 40, days: 30);
        Keep(result with { Inputs = result.Inputs with { Request = SampleResults.Request(data: _data) with { Leverage = 77 } } });

        var run = Assert.Single(_registry.List(_data));

        Assert.Null(run.Damage);
        Assert.Equal(result.RunId, run.Id);
        Assert.Equal(result.Hash, run.Hash);
        Assert.Equal(result.EndEquity - result.StartEquity, run.NetProfit);
        Assert.Equal(77, run.Request!.Leverage);
        Assert.Equal(Path.GetFullPath("eurusd.csv"), run.Request.Files!.Files[0]);
        Assert.Equal("ledger", File.ReadAllText(run.LedgerPath));
    }

    [Fact]
    public void Keep_SameRunTwice_KeepsOne()
    {
        Keep(SampleResults.Make(trades: 4, days: 3));
        Keep(SampleResults.Make(trades: 4, days: 3));

        Assert.Single(_registry.List(_data));
        Assert.Single(Directory.GetDirectories(Path.Combine(_data, "runs")));
    }

    [Fact]
    public void Keep_SameInputsOtherLedger_KeepsBothAndFindNeedsTheWholeId()
    {
        var result = SampleResults.Make(trades: 4, days: 3);
        Keep(result);
        Keep(result with { Hash = new string('b', 64) });

        Assert.Equal([result.RunId, $"{result.RunId}-2"], _registry.List(_data).Select(run => run.Id).Order(StringComparer.Ordinal));
        Assert.Equal(new string('b', 64), _registry.Find(_data, $"{result.RunId}-2").Hash);
        Assert.Equal("RUN_AMBIGUOUS", Assert.Throws<InvalidInputException>(() => _registry.Find(_data, result.RunId[..4])).Faults[0].Code);
        Assert.Equal("RUN_UNKNOWN", Assert.Throws<InvalidInputException>(() => _registry.Find(_data, "zz")).Faults[0].Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"Format\":1,")]
    public void List_DamagedManifest_IsListedNotThrown(string manifest)
    {
        Keep(SampleResults.Make(trades: 4, days: 3));
        File.WriteAllText(Path.Combine(_data, "runs", "3f9a1c20b7d4", "run.json"), manifest);

        Assert.NotNull(Assert.Single(_registry.List(_data)).Damage);
    }

    [Fact]
    public void List_AbandonedRun_IsNotThere()
    {
        using var abandoned = RunStaging.Create(_data);

        Assert.Empty(_registry.List(_data));
    }

    private void Keep(Arus.Contracts.Research.BacktestResult result)
    {
        using var staging = RunStaging.Create(_data);
        File.WriteAllText(staging.LedgerPath, "ledger");
        staging.Keep(result, "report");
    }
}
