namespace Arus.Gateway.Live;

/// <summary>
/// The last events in their order, each with a number one higher than the one before. One thread adds, any reads: a reader keeps a number and sees
/// everything from there on, unless it has fallen so far behind that it is gone.
/// </summary>
internal sealed class LiveRing<T>(int capacity, long first)
    where T : class
{
    private readonly T?[] _items = new T?[capacity];
    private readonly long _first = first;
    private long _next = first;

    /// <summary>The number the next event gets.</summary>
    public long Next => Volatile.Read(ref _next);

    /// <summary>The number of the oldest event kept.</summary>
    public long Oldest => Math.Max(_first, Next - capacity + 1);

    /// <summary>Adds an event made with its number.</summary>
    public void Add(Func<long, T> make)
    {
        var number = _next;
        Volatile.Write(ref _items[Slot(number)], make(number));
        Volatile.Write(ref _next, number + 1);
    }

    /// <summary>The event of a number; false when it is gone. The number must have been given.</summary>
    public bool TryRead(long number, out T? item)
    {
        item = Volatile.Read(ref _items[Slot(number)]);

        // The writer may have overtaken between: one place is always given up to it.
        return number >= Oldest;
    }

    private int Slot(long number) => (int)((ulong)number % (ulong)capacity);
}
