namespace Arus.Features;

/// <summary>
/// The sums of the last <c>period</c> pairs from which correlation and regression are made. Meant for values that lie about 0, such as returns:
/// a mean far greater than the deviation would cost digits.
/// </summary>
internal struct RollingMoments(int period)
{
    private RollingSum _x = new(period);
    private RollingSum _y = new(period);
    private RollingSum _xx = new(period);
    private RollingSum _yy = new(period);
    private RollingSum _xy = new(period);

    /// <summary>Σ(x − x̄)²; 0 where it is lost in rounding.</summary>
    public double VariationOfX { get; private set; }

    /// <summary>Σ(y − ȳ)²; 0 where it is lost in rounding.</summary>
    public double VariationOfY { get; private set; }

    /// <summary>Σ(x − x̄)(y − ȳ).</summary>
    public double Covariation { get; private set; }

    /// <summary>Takes a pair; whether the window is full.</summary>
    public bool Next(double x, double y)
    {
        var sumX = _x.Next(x);
        var sumY = _y.Next(y);
        VariationOfX = Variation(_xx.Next(x * x), sumX);
        VariationOfY = Variation(_yy.Next(y * y), sumY);
        Covariation = _xy.Next(x * y) - (sumX * sumY / period);
        return _x.IsFull;
    }

    private readonly double Variation(double squares, double sum)
    {
        var variation = squares - (sum * sum / period);
        return variation > squares * 1e-12 ? variation : 0.0;
    }
}
