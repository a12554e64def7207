using System.Runtime.CompilerServices;

namespace Arus.Features;

/// <summary>
/// The mean and the summed squared deviations of the last <c>period</c> values, in constant work and without drift. Like
/// <see cref="RollingSum"/> the sums slide and are replaced after every block by fresh ones. Squares are taken of the distance to the first value
/// of a block, not of the price itself: a price of 1.1 that moves by 10⁻⁵ would lose ten of its sixteen digits in the subtraction.
/// A window of equal values has deviations of exactly 0. Once a jump of j standard deviations has left the window, the variance misses about
/// j² × 10⁻¹⁶ of itself, until the next fresh sums restore it, at most a period later.
/// </summary>
internal struct RollingVariance
{
    private readonly double[] _window;
    private int _at;
    private int _equalInARow;
    private bool _isFull;
    private double _last;
    private double _anchor;
    private double _sum;
    private double _squares;
    private double _freshAnchor;
    private double _freshSum;
    private double _freshSquares;

    public RollingVariance(int period)
    {
        _window = new double[IndicatorLimits.Period(period)];
        _last = double.NaN;
    }

    /// <summary>Whether the window is full.</summary>
    public readonly bool IsFull => _isFull;

    /// <summary>Takes a value and returns Σ(x − mean)² of the window, never below 0; NaN until it is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Next(double value)
    {
        var window = _window;
        var at = _at;
        if (at == 0)
        {
            _freshAnchor = value;
        }

        var entering = value - _anchor;
        var leaving = window[at] - _anchor;
        var fresh = value - _freshAnchor;
        _sum += entering - leaving;
        _squares += (entering * entering) - (leaving * leaving);
        _freshSum += fresh;
        _freshSquares += fresh * fresh;
        _equalInARow = value == _last ? _equalInARow + 1 : 1;
        _last = value;
        window[at] = value;
        if (++at == window.Length)
        {
            at = 0;
            TakeFresh();
        }

        _at = at;
        return _isFull ? Deviations(_sum, _squares, window.Length, _equalInARow) : double.NaN;
    }

    /// <summary>Σd² − (Σd)²/n of the distances d to an anchor: 0 when the last n values were equal, and never below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Deviations(double sum, double squares, int count, int equalInARow)
    {
        var deviations = squares - (sum * sum / count);
        return equalInARow < count && deviations > 0.0 ? deviations : 0.0;
    }

    private void TakeFresh()
    {
        _anchor = _freshAnchor;
        _sum = _freshSum;
        _squares = _freshSquares;
        _freshSum = 0.0;
        _freshSquares = 0.0;
        _equalInARow = Math.Min(_equalInARow, _window.Length);
        _isFull = true;
    }
}
