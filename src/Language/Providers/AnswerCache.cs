namespace Arus.Language.Providers;

/// <summary>Answers of late, by the hash of their question; the oldest make room.</summary>
internal sealed class AnswerCache(TimeProvider time, TimeSpan keep)
{
    private const int CountMax = 1_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (RecordedAnswer Answer, DateTimeOffset Until)> _answers = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public RecordedAnswer? Find(string key)
    {
        lock (_gate)
        {
            return _answers.TryGetValue(key, out var kept) && kept.Until > time.GetUtcNow() ? kept.Answer : null;
        }
    }

    public void Add(RecordedAnswer answer)
    {
        if (keep <= TimeSpan.Zero)
        {
            return;
        }

        lock (_gate)
        {
            if (!_answers.ContainsKey(answer.Key))
            {
                _order.Enqueue(answer.Key);
            }

            _answers[answer.Key] = (answer, time.GetUtcNow() + keep);
            if (_order.Count > CountMax)
            {
                _answers.Remove(_order.Dequeue());
            }
        }
    }
}
