using Arus.Contracts.Intelligence;

namespace Arus.Engine.Live;

/// <summary>What came in while a session runs, behind what was kept before it began. Only the engine's thread adds and reads.</summary>
/// <param name="before">What was kept before; null for nothing.</param>
internal sealed class GrowingLog<T>(IEventLog<T>? before) : IEventLog<T>
    where T : struct
{
    private readonly List<T> _entries = [];
    private long _before;
    private bool _isCounted = before is null;

    /// <summary>Takes an entry.</summary>
    public void Add(T entry) => _entries.Add(entry);

    /// <inheritdoc/>
    public bool TryRead(long index, out T entry)
    {
        // What was kept before never grows: where it ends, it ends for good.
        while (!_isCounted)
        {
            _isCounted = !before!.TryRead(_before, out _);
            _before += _isCounted ? 0 : 1;
        }

        if (index < _before)
        {
            return before!.TryRead(index, out entry);
        }

        var at = index - _before;
        entry = at < _entries.Count ? _entries[(int)at] : default;
        return at < _entries.Count;
    }
}
