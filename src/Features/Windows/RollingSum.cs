using System.Runtime.CompilerServices;

namespace Arus.Features;

/// <summary>
/// The sum of the last <c>period</c> values, in constant work and without drift: the sum slides by what enters less what leaves, and is replaced
/// at the end of every block of <c>period</c> values by one that was added up afresh beside it. So no rounding error, and no extreme value, is
/// felt for longer than two periods, however long the series.
/// </summary>
internal struct RollingSum : IWindow
{
    private readonly double[] _window;
    private int _at;
    private bool _isFull;
    private double _sum;
    private double _fresh;

    public RollingSum(int period) => _window = new double[IndicatorLimits.Period(period)];

    /// <summary>Whether the window is full.</summary>
    public readonly bool IsFull => _isFull;

    /// <summary>Takes a value and returns the sum of the window; NaN until it is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Next(double value)
    {
        var window = _window;
        var at = _at;
        _sum += value - window[at];
        _fresh += value;
        window[at] = value;
        if (++at == window.Length)
        {
            at = 0;
            _sum = _fresh;
            _fresh = 0.0;
            _isFull = true;
        }

        _at = at;
        return _isFull ? _sum : double.NaN;
    }

    /// <summary>Takes a value and returns the mean of the window; NaN until it is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextMean(double value) => Next(value) / _window.Length;
}
