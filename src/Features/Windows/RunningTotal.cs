namespace Arus.Features;

/// <summary>The total since the start.</summary>
internal struct RunningTotal : IWindow
{
    private double _total;

    /// <inheritdoc/>
    public double Next(double value) => _total += value;
}
