using Arus.Foundation.Numerics;

namespace Arus.Terminals.Simulation.Behaviours;

/// <summary>Says of each order, or each tick, in their order, what happens to it: the same of the same seed.</summary>
internal sealed class EventScript
{
    private readonly List<Entry> _entries = [];
    private long _count;
    private long _next = long.MaxValue;

    /// <param name="events">Of one kind: all of orders, or all of ticks.</param>
    /// <param name="seed">Of what happens by chance; every event draws for itself.</param>
    public EventScript(IEnumerable<ScriptedEvent> events, ulong seed)
    {
        foreach (var happening in events)
        {
            var entry = new Entry(happening, new StrictRandom(seed + ((ulong)_entries.Count * 0x9E37_79B9)));
            entry.Advance(0);
            _entries.Add(entry);
            _next = Math.Min(_next, entry.Next);
        }
    }

    /// <summary>What happens to the next one; mostly nothing.</summary>
    public IReadOnlyList<ScriptedEvent> Next()
    {
        if (++_count < _next)
        {
            return [];
        }

        var found = new List<ScriptedEvent>();
        _next = long.MaxValue;
        foreach (var entry in _entries)
        {
            if (entry.Next == _count)
            {
                found.Add(entry.Event);
                entry.Advance(_count);
            }

            _next = Math.Min(_next, entry.Next);
        }

        return found;
    }

    private sealed class Entry(ScriptedEvent happening, StrictRandom random)
    {
        public ScriptedEvent Event => happening;

        public long Next { get; private set; }

        public void Advance(long after) => Next =
            happening.At > 0 ? happening.At > after ? happening.At : long.MaxValue
            : happening.Every > 0 ? after + happening.Every
            : after + Gap();

        // How many trials until the first success: drawn at once, so that a tick costs one comparison.
        private long Gap()
        {
            if (happening.Chance >= 1)
            {
                return 1;
            }

            var gap = random.NextExponential() / -StrictMath.Log(1 - happening.Chance);
            return 1 + (long)Math.Min(gap, 1e15);
        }
    }
}
