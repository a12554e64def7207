namespace Arus.Features;

/// <summary>The standard deviation of the last <c>period</c> values, divided by their number.</summary>
internal struct RollingDeviation(int period) : IWindow
{
    private readonly int _period = period;
    private RollingVariance _variance = new(period);

    /// <inheritdoc/>
    public double Next(double value) => Math.Sqrt(_variance.Next(value) / _period);
}
