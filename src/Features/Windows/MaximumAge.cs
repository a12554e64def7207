namespace Arus.Features;

/// <summary>How many values ago the highest of the last <c>period</c> came, the latest of equal ones.</summary>
internal struct MaximumAge(int period) : IWindow
{
    private RollingMaximum _maximum = new(period);

    /// <inheritdoc/>
    public double Next(double value) => double.IsNaN(_maximum.Next(value)) ? double.NaN : _maximum.Age;
}
