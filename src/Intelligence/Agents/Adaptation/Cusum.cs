namespace Arus.Intelligence.Agents.Adaptation;

/// <summary>
/// Page's cumulative sums on both sides (1954), C⁺ ← max(0, C⁺ + x − k), on standardised values: a shift of the mean shows long before a single value does.
/// With k = ½ and h = 5 a process without a shift gives a false alarm every 465 values on average.
/// </summary>
/// <param name="slack">k, half of the shift to be found, in deviations.</param>
/// <param name="limit">h, the sum that is an alarm.</param>
internal struct Cusum(double slack, double limit)
{
    /// <summary>The sum for a rise.</summary>
    public double Up { get; private set; }

    /// <summary>The sum for a fall.</summary>
    public double Down { get; private set; }

    /// <summary>The larger sum as a part of the limit.</summary>
    public readonly double Level => Math.Max(Up, Down) / limit;

    /// <summary>Takes a standardised value; true when it raises an alarm, after which both sums begin anew.</summary>
    public bool Update(double value)
    {
        Up = Math.Max(0.0, Up + value - slack);
        Down = Math.Max(0.0, Down - value - slack);
        var alarms = Math.Max(Up, Down) > limit;
        if (alarms)
        {
            (Up, Down) = (0.0, 0.0);
        }

        return alarms;
    }
}
