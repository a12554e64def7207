namespace Arus.Features;

/// <summary>
/// The slope of the least-squares line through the last <c>period</c> values at 0, 1, 2 …: (Σ i·y − (n−1)/2·Σ y) ÷ (n(n²−1)/12). Sums slide in
/// constant work over distances to an anchor and are replaced by fresh ones after every block, as in <see cref="RollingVariance"/>.
/// </summary>
internal struct RollingSlope : IWindow
{
    private readonly double[] _window;
    private readonly double _divisor;
    private int _at;
    private bool _isFull;
    private double _anchor;
    private double _sum;
    private double _weighted;
    private double _freshAnchor;
    private double _freshSum;
    private double _freshWeighted;

    public RollingSlope(int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 2);
        _window = new double[IndicatorLimits.Period(period)];
        _divisor = period * (((double)period * period) - 1.0) / 12.0;
    }

    /// <inheritdoc/>
    public double Next(double value)
    {
        var length = _window.Length;
        if (_at == 0)
        {
            _freshAnchor = value;
        }

        var leaving = _window[_at] - _anchor;
        var entering = value - _anchor;
        _sum -= leaving;
        _weighted += ((length - 1) * entering) - _sum;
        _sum += entering;
        var fresh = value - _freshAnchor;
        _freshSum += fresh;
        _freshWeighted += _at * fresh;
        _window[_at] = value;
        if (++_at == length)
        {
            _at = 0;
            (_anchor, _sum, _weighted) = (_freshAnchor, _freshSum, _freshWeighted);
            _freshSum = 0.0;
            _freshWeighted = 0.0;
            _isFull = true;
        }

        return _isFull ? (_weighted - ((length - 1) * 0.5 * _sum)) / _divisor : double.NaN;
    }
}
