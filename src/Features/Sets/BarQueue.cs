using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>Closed bars waiting in the order of their close; those that close together in the order in which they came. Holds a fixed number.</summary>
internal sealed class BarQueue
{
    /// <summary>How many it holds.</summary>
    public const int Capacity = 64;

    private readonly Bar[] _bars = new Bar[Capacity];
    private int _first;
    private int _end;

    /// <summary>Whether none waits.</summary>
    public bool IsEmpty => _first == _end;

    /// <summary>Whether no further one finds a place.</summary>
    public bool IsFull => _end - _first == Capacity;

    /// <summary>Puts a bar behind all that close no later.</summary>
    public void Insert(in Bar bar)
    {
        if (_end == Capacity)
        {
            Array.Copy(_bars, _first, _bars, 0, _end - _first);
            (_first, _end) = (0, _end - _first);
        }

        var at = _end++;
        for (; at > _first && _bars[at - 1].ClosesAt > bar.ClosesAt; at--)
        {
            _bars[at] = _bars[at - 1];
        }

        _bars[at] = bar;
    }

    /// <summary>Takes the earliest out. It stays valid until the next insertion.</summary>
    public ref readonly Bar Take()
    {
        ref readonly var bar = ref _bars[_first++];
        if (_first == _end)
        {
            (_first, _end) = (0, 0);
        }

        return ref bar;
    }
}
