using System.Collections.Concurrent;
using Arus.Contracts.Live;

namespace Arus.Engine.Live;

/// <summary>Readings on their way to the loop, from any thread. A full queue refuses; what is refused is counted and costs nobody else anything.</summary>
internal sealed class ReadingQueue(LoopSignal signal, TimeProvider time)
{
    /// <summary>How many wait at most.</summary>
    public const int Capacity = 1_024;

    /// <summary>The longest text in a reading.</summary>
    public const int TextMax = 200;

    /// <summary>The longest text of an alert.</summary>
    public const int AlertMax = 1_000;

    private const int CurrenciesMax = 32;

    private readonly ConcurrentQueue<LiveReading> _waiting = new();
    private int _count;
    private RefusedReadings _refused = RefusedReadings.None;
    private volatile bool _isClosed;

    public bool IsEmpty => _waiting.IsEmpty;

    /// <summary>Those that were refused.</summary>
    public RefusedReadings Refused => Volatile.Read(ref _refused);

    public bool TryPost(LiveReading reading)
    {
        if (_isClosed)
        {
            return Refuse(reading, "the session has ended");
        }

        if (!IsSound(reading))
        {
            return Refuse(reading, "a number or a text of it is beyond its limits");
        }

        if (Interlocked.Increment(ref _count) > Capacity)
        {
            Interlocked.Decrement(ref _count);
            return Refuse(reading, "the queue is full");
        }

        _waiting.Enqueue(reading);
        signal.Set();
        return true;
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

    private bool Refuse(LiveReading reading, string why)
    {
        var at = Timestamp.From(time.GetUtcNow());
        var what = reading switch
        {
            NewsReading => "a headline",
            JourneyReading => "a request of a person",
            SecondOpinionReading => "an answer of a language model",
            AlertReading => "an alert",
            _ => "a reading of no known kind",
        };
        for (var before = Refused; ;)
        {
            var found = Interlocked.CompareExchange(ref _refused, new(before.Count + 1, $"{what}: {why}", at), before);
            if (ReferenceEquals(found, before))
            {
                return false;
            }

            before = found;
        }
    }

    // What comes from outside must fit the journal and the sums of agents.
    private static bool IsSound(LiveReading reading) => reading switch
    {
        NewsReading news => news.Id.Length is > 0 and <= TextMax && news.Currencies.Count <= CurrenciesMax && news.Balance is >= -1 and <= 1,
        JourneyReading journey => journey.Milliseconds is >= 0 and <= 1e9,
        SecondOpinionReading said => said.Probability is >= 0 and <= 1 && said.Confidence is >= 0 and <= 1 && said.Model.Length <= TextMax && said.Outcome.Length <= TextMax
            && said.CostUsd is >= 0 and <= 1_000_000,
        AlertReading alert => alert.Code.Length is > 0 and <= TextMax && alert.Text.Length <= AlertMax && Enum.IsDefined(alert.Severity),
        _ => false,
    };
}
