namespace Arus.Features;

/// <summary>Pearson's correlation of the last <c>period</c> pairs, −1 to 1; NaN when one of the two did not vary.</summary>
internal struct RollingCorrelation(int period) : IPairWindow
{
    private RollingMoments _moments = new(period);

    /// <inheritdoc/>
    public double Next(double x, double y) => _moments.Next(x, y) && _moments.VariationOfX > 0.0 && _moments.VariationOfY > 0.0
        ? Math.Clamp(_moments.Covariation / Math.Sqrt(_moments.VariationOfX * _moments.VariationOfY), -1.0, 1.0)
        : double.NaN;
}
