namespace Arus.Intelligence.Agents;

/// <summary>The last so many values, oldest first. Sized once.</summary>
internal sealed class RollingWindow(int capacity)
{
    private readonly double[] _values = new double[capacity];
    private int _next;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the oldest is dropped for the next.</summary>
    public bool IsFull => Count == _values.Length;

    /// <summary>A value; 0 is the oldest.</summary>
    public double this[int index]
    {
        get
        {
            var at = _next - Count + index;
            return _values[at < 0 ? at + _values.Length : at];
        }
    }

    /// <summary>Adds the newest.</summary>
    public void Add(double value)
    {
        _values[_next] = value;
        _next = _next + 1 == _values.Length ? 0 : _next + 1;
        Count = IsFull ? Count : Count + 1;
    }

    /// <summary>The share of the values at or below this one, 0 to 1; NaN when there are none.</summary>
    public double Rank(double value)
    {
        var below = 0;
        for (var i = 0; i < Count; i++)
        {
            below += _values[i] <= value ? 1 : 0;
        }

        return (double)below / Count;
    }
}
