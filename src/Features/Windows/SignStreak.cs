namespace Arus.Features;

/// <summary>How many values in a row had the present one's sign, with that sign; 0 for a value of 0.</summary>
internal struct SignStreak : IWindow
{
    private double _streak;

    /// <inheritdoc/>
    public double Next(double value)
    {
        _streak = value switch
        {
            > 0.0 => Math.Max(_streak, 0.0) + 1.0,
            < 0.0 => Math.Min(_streak, 0.0) - 1.0,
            _ => 0.0,
        };
        return _streak;
    }
}
