namespace Arus.Engine.Live;

/// <summary>A value one thread sets and any thread reads, whole and without a lock: a reader who meets a change reads again.</summary>
internal sealed class Latest<T>(T value)
    where T : struct
{
    private T _value = value;
    private int _version;

    /// <summary>Sets the value; one thread only.</summary>
    public void Set(in T value)
    {
        _version++;
        Interlocked.MemoryBarrier();
        _value = value;
        Interlocked.MemoryBarrier();
        _version++;
    }

    /// <summary>The value, as it was at one moment.</summary>
    public T Get()
    {
        while (true)
        {
            var before = Volatile.Read(ref _version);
            var value = _value;
            Interlocked.MemoryBarrier();
            if (before % 2 == 0 && before == Volatile.Read(ref _version))
            {
                return value;
            }

            Thread.Yield();
        }
    }
}
