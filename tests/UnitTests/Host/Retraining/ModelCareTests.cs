using Arus.Host.Commands;
using Arus.Host.Retraining;
using Arus.UnitTests.Research.Training;

namespace Arus.UnitTests.Host.Retraining;

public sealed class ModelCareTests
{
    private static readonly SourceId Source = new("mine");

    [Fact]
    public void Drift_AskedTwice_IsComputedOnceAndNeverWaitsForIt()
    {
        var program = new Held();
        using var care = new ModelCare(program, "data", TimeProvider.System);

        var (first, second) = (care.Drift("a", Source), care.Drift("a", Source));

        Assert.True(first.IsComputing && second.IsComputing);
        Assert.Null(second.Report);
        program.Release.SetResult(new(2, "", "there is none"));
    }

    [Fact]
    public async Task NewDrift_AFault_IsItsFailure()
    {
        var program = new Held();
        using var care = new ModelCare(program, "data", TimeProvider.System);
        program.Release.SetResult(new(2, "", "arus: there is none\n"));

        var report = await care.NewDrift("a", Source, CancellationToken.None);

        Assert.Equal((null, false, "arus: there is none"), (report.Report, report.IsComputing, report.Failure));
        Assert.Equal(["models", "drift", "a", "--source", "mine", "--data", "data", "--json"], program.Commands[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task NewDrift_WhatIsNoReport_IsAFailure(string output)
    {
        var program = new Held();
        using var care = new ModelCare(program, "data", TimeProvider.System);
        program.Release.SetResult(new(0, output, ""));

        Assert.Contains("REPORT_INVALID", (await care.NewDrift("a", Source, CancellationToken.None)).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewReports_OfAModel_AreThoseThatWerePrinted()
    {
        using var market = new PlantedMarket();
        market.Pass(900);
        market.Crown(market.Train(PlantedMarket.Ignorant));
        market.Train(PlantedMarket.Knowing);
        market.Pass(400);
        using var care = new ModelCare(new InProcess(market.Services), market.Directory, market.Clock);

        var (drift, shadow) = ((await care.NewDrift(PlantedMarket.Slot, PlantedMarket.Bars, CancellationToken.None)).Report!, (await care.NewShadow(PlantedMarket.Slot, PlantedMarket.Bars, CancellationToken.None)).Report!);

        Assert.Equal(ReportJson.Write(market.Drift()).ToJsonString(), ReportJson.Write(drift).ToJsonString());
        Assert.Equal(ReportJson.Write(market.Shadow()).ToJsonString(), ReportJson.Write(shadow).ToJsonString());
        Assert.Same(drift, care.Drift(PlantedMarket.Slot, PlantedMarket.Bars).Report);
        Assert.False(care.Drift(PlantedMarket.Slot, PlantedMarket.Bars).IsComputing);
    }

    private sealed class Held : IChildProgram
    {
        public TaskCompletionSource<ChildResult> Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<IReadOnlyList<string>> Commands { get; } = [];

        public Task<ChildResult> Run(IReadOnlyList<string> arguments, TimeSpan limit, CancellationToken stop)
        {
            Commands.Add(arguments);
            return Release.Task;
        }
    }
}
