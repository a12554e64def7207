namespace Arus.Features;

/// <summary>The exponentially weighted volatility: σ² ← λσ² + (1 − λ)r², started from the first squared return and shown after 20.</summary>
internal struct EwmaVolatility(double decay) : IWindow
{
    private const int Shown = 20;
    private int _count;
    private double _variance;

    /// <summary>The volatility of returns.</summary>
    public static Series Of(Series returns, double decay) =>
        Windowed<EwmaVolatility>.Of("ewma", returns, Series.Text(decay), Shown - 1, () => new(decay));

    /// <inheritdoc/>
    public double Next(double value)
    {
        _variance = _count == 0 ? value * value : (decay * _variance) + ((1.0 - decay) * (value * value));
        _count = Math.Min(_count + 1, Shown);
        return _count == Shown ? Math.Sqrt(_variance) : double.NaN;
    }
}
