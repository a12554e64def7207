namespace Arus.Features;

/// <summary>Sine and cosine of a share of a circle, from IEEE basic operations, so that they are the same on every machine. Within 10⁻¹³.</summary>
internal static class Cycle
{
    private const double Turn = 6.283185307179586;

    /// <summary>The sine of so many turns.</summary>
    public static double Sine(double turns)
    {
        var part = turns - Math.Floor(turns + 0.5);
        part = part > 0.25 ? 0.5 - part : part < -0.25 ? -0.5 - part : part;
        var x = Turn * part;
        var square = x * x;
        var sum = 1.0;
        for (var n = 21; n >= 3; n -= 2)
        {
            sum = 1.0 - (square / (n * (n - 1)) * sum);
        }

        return x * sum;
    }

    /// <summary>The cosine of so many turns.</summary>
    public static double Cosine(double turns) => Sine(turns + 0.25);
}
