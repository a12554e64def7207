namespace Arus.Features;

/// <summary>The lowest of the last <c>period</c> values.</summary>
internal struct RollingMinimum(int period) : IWindow
{
    private RollingMaximum _negated = new(period);

    /// <inheritdoc/>
    public double Next(double value) => -_negated.Next(-value);
}
