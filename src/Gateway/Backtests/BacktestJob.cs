using Arus.Contracts.Research;
using Arus.Gateway.Api;

namespace Arus.Gateway.Backtests;

/// <summary>A backtest asked for over the network.</summary>
internal sealed class BacktestJob(string id, BacktestRequest request, Timestamp askedAt) : IProgress<double>, IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private volatile Outcome _outcome = new(BacktestState.Running, null, []);
    private double _progress;

    public string Id => id;

    public BacktestRequest Request => request;

    public CancellationToken Cancelled => _cancel.Token;

    public BacktestState State => _outcome.State;

    /// <summary>What it found; null before the end.</summary>
    public BacktestResult? Result => _outcome.Result;

    public bool IsOver => State is not BacktestState.Running;

    public BacktestAnswer Answer
    {
        get
        {
            var now = _outcome;
            var result = now.Result;
            return new(
                id, $"{request.Strategy} on {request.Instrument} of {request.Store!.Source}", now.State, Volatile.Read(ref _progress), askedAt,
                result?.Verdict.Result, result is null ? null : result.EndEquity - result.StartEquity, result?.Hash, result?.RunId,
                now.Faults.Count == 0 ? null : string.Join("; ", now.Faults), result is not null);
        }
    }

    public void Report(double value) => Volatile.Write(ref _progress, double.IsNaN(value) ? 0 : Math.Clamp(value, 0, 1));

    public void End(BacktestState state, BacktestResult? result, params IReadOnlyList<Fault> faults)
    {
        if (state == BacktestState.Done)
        {
            Report(1);
        }

        _outcome = new(state, result, faults);
    }

    public void Cancel() => _cancel.Cancel();

    public void Dispose() => _cancel.Dispose();

    private sealed record Outcome(BacktestState State, BacktestResult? Result, IReadOnlyList<Fault> Faults);
}
