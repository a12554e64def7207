using Arus.Contracts.Research;
using Arus.Gateway.Api;
using Microsoft.Extensions.Logging;

namespace Arus.Gateway.Backtests;

/// <summary>Runs the backtests asked for over the network, one at a time, on a thread that gives way to the engine's.</summary>
internal sealed class BacktestDesk(IBacktester backtester, TimeProvider time, ILogger<BacktestDesk> log) : IDisposable
{
    /// <summary>More that wait are refused.</summary>
    public const int WaitingMax = 20;

    /// <summary>How many finished ones are remembered; the runs themselves are kept in the data directory.</summary>
    public const int RememberedMax = 50;

    private readonly Lock _gate = new();
    private readonly List<BacktestJob> _jobs = [];
    private readonly Queue<BacktestJob> _waiting = [];
    private bool _isWorking;
    private bool _isClosed;
    private int _last;

    /// <summary>All that are remembered, newest first.</summary>
    public IReadOnlyList<BacktestJob> Jobs
    {
        get
        {
            lock (_gate)
            {
                return [.. _jobs.AsEnumerable().Reverse()];
            }
        }
    }

    /// <summary>Queues one.</summary>
    /// <exception cref="RefusedException">Too many wait.</exception>
    public BacktestJob Start(BacktestRequest request)
    {
        lock (_gate)
        {
            if (_waiting.Count >= WaitingMax || _isClosed)
            {
                throw new RefusedException(new("BACKTESTS_BUSY", "backtests", $"{_waiting.Count} wait already", $"at most {WaitingMax}: cancel one, or wait"));
            }

            var job = new BacktestJob($"B{++_last}", request, Timestamp.From(time.GetUtcNow()));
            _jobs.Add(job);
            _waiting.Enqueue(job);
            foreach (var old in _jobs.Where(one => one.IsOver).SkipLast(RememberedMax).ToList())
            {
                _jobs.Remove(old);
                old.Dispose();
            }

            if (!_isWorking)
            {
                _isWorking = true;
                new Thread(Work) { IsBackground = true, Name = "backtests", Priority = ThreadPriority.BelowNormal }.Start();
            }

            return job;
        }
    }

    public BacktestJob? Find(string id)
    {
        lock (_gate)
        {
            return _jobs.Find(job => job.Id == id);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            _jobs.ForEach(job => job.Cancel());
        }
    }

    private void Work()
    {
        while (Next() is { } job)
        {
            try
            {
                Run(job);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // Whatever it was, it ended this backtest and nothing else; the log says what.
                log.LogError(error, "Backtest {Id} failed.", job.Id);
                job.End(BacktestState.Failed, null, new Fault("BACKTEST_FAILED", job.Id, "it failed here", "a look at the log"));
            }
        }
    }

    private void Run(BacktestJob job)
    {
        if (job.Cancelled.IsCancellationRequested)
        {
            job.End(BacktestState.Cancelled, null);
            return;
        }

        try
        {
            var result = backtester.Run(job.Request, job, job.Cancelled);
            job.End(result.IsComplete ? BacktestState.Done : BacktestState.Cancelled, result);
        }
        catch (OperationCanceledException)
        {
            job.End(BacktestState.Cancelled, null);
        }
        catch (InvalidInputException error)
        {
            job.End(BacktestState.Failed, null, error.Faults);
        }
        catch (RefusedException error)
        {
            job.End(BacktestState.Failed, null, error.Fault);
        }
    }

    private BacktestJob? Next()
    {
        lock (_gate)
        {
            if (_isClosed || !_waiting.TryDequeue(out var job))
            {
                _isWorking = false;
                return null;
            }

            return job;
        }
    }
}
