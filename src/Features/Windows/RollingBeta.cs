namespace Arus.Features;

/// <summary>The slope of the least-squares line of the first number on the second over the last <c>period</c> pairs; NaN when the second did not vary.</summary>
internal struct RollingBeta(int period) : IPairWindow
{
    private RollingMoments _moments = new(period);

    /// <inheritdoc/>
    public double Next(double x, double y) =>
        _moments.Next(x, y) && _moments.VariationOfY > 0.0 ? _moments.Covariation / _moments.VariationOfY : double.NaN;
}
