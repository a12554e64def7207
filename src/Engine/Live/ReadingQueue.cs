using System.Collections.Concurrent;
using Arus.Contracts.Live;

namespace Arus.Engine.Live;

/// <summary>Readings on their way to the loop, from any thread. A full queue refuses; what is refused is counted and costs nobody else anything.</summary>
internal sealed class ReadingQueue(LoopSignal signal)
{
    /// <summary>How many wait at most.</summary>
    public const int Capacity = 1_024;

    /// <summary>The longest text in a reading.</summary>
    public const int TextMax = 200;

    private const int CurrenciesMax = 32;

    private readonly ConcurrentQueue<LiveReading> _waiting = new();
    private int _count;
    private long _refused;
    private volatile bool _isClosed;

    public bool IsEmpty => _waiting.IsEmpty;

    /// <summary>How many were refused.</summary>
    public long Refused => Volatile.Read(ref _refused);

    public bool TryPost(LiveReading reading)
    {
        if (!_isClosed && IsSound(reading))
        {
            if (Interlocked.Increment(ref _count) <= Capacity)
            {
                _waiting.Enqueue(reading);
                signal.Set();
                return true;
            }

            Interlocked.Decrement(ref _count);
        }

        Interlocked.Increment(ref _refused);
        return false;
    }

    public bool TryTake(out LiveReading? reading)
    {
        if (!_waiting.TryDequeue(out reading))
        {
            return false;
        }

        Interlocked.Decrement(ref _count);
        return true;
    }

    /// <summary>Nothing is read any more.</summary>
    public void Close() => _isClosed = true;

    // What comes from outside must fit the journal and the sums of agents.
    private static bool IsSound(LiveReading reading) => reading switch
    {
        NewsReading news => news.Id.Length is > 0 and <= TextMax && news.Currencies.Count <= CurrenciesMax && news.Balance is >= -1 and <= 1,
        JourneyReading journey => journey.Milliseconds is >= 0 and <= 1e9,
        SecondOpinionReading said => said.Probability is >= 0 and <= 1 && said.Confidence is >= 0 and <= 1 && said.Model.Length <= TextMax && said.Outcome.Length <= TextMax
            && said.CostUsd is >= 0 and <= 1_000_000,
        _ => false,
    };
}
