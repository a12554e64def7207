namespace Arus.Features;

/// <summary>
/// What correlation and regression of the last <c>period</c> pairs are made of. Meant for values that lie about 0, such as returns: a mean far greater
/// than the deviation would cost digits of the covariation.
/// </summary>
internal struct RollingMoments(int period)
{
    private RollingVariance _variationOfX = new(period);
    private RollingVariance _variationOfY = new(period);
    private RollingSum _x = new(period);
    private RollingSum _y = new(period);
    private RollingSum _xy = new(period);

    /// <summary>Σ(x − x̄)²; 0 when x did not vary.</summary>
    public double VariationOfX { get; private set; }

    /// <summary>Σ(y − ȳ)²; 0 when y did not vary.</summary>
    public double VariationOfY { get; private set; }

    /// <summary>Σ(x − x̄)(y − ȳ).</summary>
    public double Covariation { get; private set; }

    /// <summary>Takes a pair; whether the window is full.</summary>
    public bool Next(double x, double y)
    {
        VariationOfX = _variationOfX.Next(x);
        VariationOfY = _variationOfY.Next(y);
        Covariation = _xy.Next(x * y) - (_x.Next(x) * _y.Next(y) / period);
        return _x.IsFull;
    }
}
