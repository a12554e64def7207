namespace Arus.Features;

/// <summary>The share of the last <c>period</c> values below the present one, ties counting half, the present one left out: 0 to 1.</summary>
internal struct RollingRank(int period) : IWindow
{
    private readonly double[] _window = new double[IndicatorLimits.Period(period)];
    private int _at;
    private bool _isFull;

    /// <inheritdoc/>
    public double Next(double value)
    {
        _window[_at] = value;
        if (++_at == _window.Length)
        {
            _at = 0;
            _isFull = true;
        }

        return _isFull ? Share(_window, value) : double.NaN;
    }

    private static double Share(ReadOnlySpan<double> window, double value)
    {
        var below = 0;
        var equal = -1;
        foreach (var other in window)
        {
            below += other < value ? 1 : 0;
            equal += other == value ? 1 : 0;
        }

        return (below + (0.5 * equal)) / (window.Length - 1);
    }
}
