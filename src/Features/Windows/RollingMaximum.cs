namespace Arus.Features;

/// <summary>
/// The highest of the last <c>period</c> values: a queue of falling candidates, each entering and leaving once, so constant work on average.
/// For the lowest, feed it negated values and negate the result; negation is exact.
/// </summary>
internal struct RollingMaximum : IWindow
{
    private readonly double[] _candidates;
    private readonly long[] _positions;
    private int _first;
    private int _count;
    private long _position;

    public RollingMaximum(int period)
    {
        _candidates = new double[IndicatorLimits.Period(period)];
        _positions = new long[period];
    }

    /// <summary>How many values ago the highest came, the latest of equal ones.</summary>
    public readonly long Age => _position - 1 - _positions[_first];

    /// <summary>Takes a value and returns the highest of the window; NaN until it is full.</summary>
    public double Next(double value)
    {
        var period = _candidates.Length;
        if (_count > 0 && _positions[_first] <= _position - period)
        {
            _first = _first + 1 == period ? 0 : _first + 1;
            _count--;
        }

        while (_count > 0 && _candidates[Slot(_count - 1)] <= value)
        {
            _count--;
        }

        var slot = Slot(_count++);
        _candidates[slot] = value;
        _positions[slot] = _position++;
        return _position >= period ? _candidates[_first] : double.NaN;
    }

    private readonly int Slot(int offset)
    {
        var slot = _first + offset;
        return slot >= _candidates.Length ? slot - _candidates.Length : slot;
    }
}
