using Arus.Contracts.Intelligence;
using Arus.Contracts.Research;

namespace Arus.Research.Backtests;

/// <summary>Runs a request again for every seat of its strategy, with that seat muted.</summary>
internal sealed class LeaveOneOut(IBacktester backtester) : ILeaveOneOut
{
    public IReadOnlyList<SeatWorth> Run(BacktestRequest request, IProgress<double>? progress, CancellationToken cancel)
    {
        var loose = request with { KeepsRun = false, IsTrial = false, LedgerPath = null, ReportPath = null };
        var whole = backtester.Run(loose, null, cancel);
        var seats = whole.Inputs.Plan.Seats;
        if (seats.Count == 0)
        {
            throw new InvalidInputException("STRATEGY_NO_AGENTS", request.Strategy, "no agents to leave out", "a strategy of kind consensus");
        }

        var profit = whole.EndEquity - whole.StartEquity;
        var worths = new List<SeatWorth>();
        foreach (var seat in seats)
        {
            progress?.Report((worths.Count + 1.0) / (seats.Count + 1.0));
            if (whole.Agents.Any(agent => agent.Agent == seat && agent.State == SeatState.NoSource))
            {
                // An empty seat says nothing and is worth nothing.
                worths.Add(new(seat, profit, profit, whole.Trades.Count));
                continue;
            }

            var (without, trades) = Without(loose, seat, cancel);
            if (cancel.IsCancellationRequested)
            {
                return worths;
            }

            worths.Add(new(seat, profit, without ?? (profit - profit), trades));
        }

        progress?.Report(1);
        return worths;
    }

    /// <summary>The profit without a seat; <see langword="null"/> when it held the only vote: then there is no strategy, and nothing is traded.</summary>
    private (Money? Profit, int Trades) Without(BacktestRequest request, string seat, CancellationToken cancel)
    {
        try
        {
            var settings = new Dictionary<string, string>(request.Settings) { [$"agents.{seat}.muted"] = "true" };
            var result = backtester.Run(request with { Settings = settings }, null, cancel);
            return (result.EndEquity - result.StartEquity, result.Trades.Count);
        }
        catch (InvalidInputException fault) when (fault.Faults.All(one => one is { Code: "STRATEGY_MISSING", Where: "agents" }))
        {
            return (null, 0);
        }
    }
}
