namespace Arus.Features;

/// <summary>The mean of the last <c>period</c> values.</summary>
internal struct RollingMean(int period) : IWindow
{
    private RollingSum _sum = new(period);

    /// <inheritdoc/>
    public double Next(double value) => _sum.NextMean(value);
}
