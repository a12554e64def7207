using System.Globalization;
using Arus.Contracts.Live;

namespace Arus.Engine.Live;

/// <summary>The last so many of things numbered 1, 2, 3 …: one thread writes, any thread reads, nobody waits. The things do not change; they are replaced.</summary>
internal sealed class NumberedRing<T>(int capacity, Func<T, long> number)
    where T : class
{
    private readonly T?[] _slots = new T?[capacity];
    private long _newest;

    /// <summary>Number of the newest; 0 for none.</summary>
    public long Newest => Volatile.Read(ref _newest);

    /// <summary>Keeps a thing, new or changed; returns the one it pushed out.</summary>
    public T? Put(T item)
    {
        var own = number(item);
        ref var slot = ref _slots[own % capacity];
        var before = slot;
        Volatile.Write(ref slot, item);
        Volatile.Write(ref _newest, Math.Max(_newest, own));
        return before is not null && number(before) != own ? before : null;
    }

    /// <summary>The thing of a number; null when it is not kept.</summary>
    public T? Find(long wanted) => wanted > 0 && Volatile.Read(ref _slots[wanted % capacity]) is { } found && number(found) == wanted ? found : null;

    /// <summary>A page, newest first, of what passes.</summary>
    public Page<T> Page(PageRequest page, Func<T, bool>? passes = null)
    {
        var limit = Math.Clamp(page.Limit, 1, 1_000);
        var at = long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? Math.Min(after - 1, Newest) : Newest;
        var oldest = Math.Max(1, Newest - capacity + 1);
        var items = new List<T>();
        for (; at >= oldest; at--)
        {
            if (Find(at) is not { } item || passes?.Invoke(item) == false)
            {
                continue;
            }

            if (items.Count == limit)
            {
                return new Page<T>(items, number(items[^1]).ToString(CultureInfo.InvariantCulture));
            }

            items.Add(item);
        }

        return new Page<T>(items, null);
    }
}
