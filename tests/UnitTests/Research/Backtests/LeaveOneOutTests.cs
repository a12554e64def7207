using Arus.Contracts.Intelligence;
using Arus.Contracts.Research;
using Arus.Research.Backtests;

namespace Arus.UnitTests.Research.Backtests;

public sealed class LeaveOneOutTests
{
    [Fact]
    public void Run_ThreeSeats_AsksForEachMutedAndKeepsNoRun()
    {
        var backtester = new Table(new() { [""] = 100, ["good"] = 40, ["bad"] = 130 });

        var worths = new LeaveOneOut(backtester).Run(SampleResults.Request() with { DataDirectory = "kept" }, null, TestContext.Current.CancellationToken);

        Assert.Equal(["good", "bad", "only-voter"], worths.Select(worth => worth.Agent));
        Assert.Equal([60m, -30m, 100m], worths.Select(worth => worth.Worth.Amount));
        Assert.All(backtester.Asked, request => Assert.False(request.KeepsRun));
    }

    [Fact]
    public void Run_AnEmptySeat_IsWorthNothingAndNotAskedFor()
    {
        var backtester = new Table(new() { [""] = 100, ["good"] = 40 }, ["good", "empty"]);

        var worths = new LeaveOneOut(backtester).Run(SampleResults.Request(), null, TestContext.Current.CancellationToken);

        Assert.Equal([60m, 0m], worths.Select(worth => worth.Worth.Amount));
        Assert.Equal(2, backtester.Asked.Count);
    }

    [Fact]
    public void Run_StrategyWithoutAgents_SaysSo()
    {
        var fault = Assert.Throws<InvalidInputException>(() =>
            new LeaveOneOut(new Table([], seats: [])).Run(SampleResults.Request(), null, TestContext.Current.CancellationToken));

        Assert.Equal("STRATEGY_NO_AGENTS", fault.Faults[0].Code);
    }

    /// <summary>Profits by muted seat; one that is not listed may not be muted, as the only voter may not.</summary>
    private sealed class Table(Dictionary<string, decimal> profits, string[]? seats = null) : IBacktester
    {
        public List<BacktestRequest> Asked { get; } = [];

        public BacktestResult Run(BacktestRequest request, IProgress<double>? progress, CancellationToken cancel)
        {
            Asked.Add(request);
            var muted = request.Settings.Keys.SingleOrDefault(key => key.EndsWith(".muted", StringComparison.Ordinal))?.Split('.')[1] ?? "";
            if (muted == "only-voter")
            {
                throw new InvalidInputException("STRATEGY_MISSING", "agents", "nobody who votes", "somebody");
            }

            var result = SampleResults.Make();
            return result with
            {
                EndEquity = result.StartEquity + Money.Of(profits.GetValueOrDefault(muted), result.StartEquity.Currency),
                Agents = [new("empty", OpinionKind.Direction, 0, 0, double.NaN, double.NaN, 0) { State = SeatState.NoSource }],
                Inputs = result.Inputs with { Plan = result.Inputs.Plan with { Seats = seats ?? ["good", "bad", "only-voter"] } },
            };
        }
    }
}
