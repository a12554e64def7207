namespace Arus.Features;

/// <summary>
/// Page's two-sided cumulative sum of standardised numbers: what goes beyond half a deviation adds up on its side; at five an alarm, and both begin
/// anew. The value is the upward less the downward sum, or the bars since the last alarm.
/// </summary>
internal struct Cusum(bool isAge) : IWindow
{
    private const double Slack = 0.5;
    private const double Alarm = 5.0;
    private double _up;
    private double _down;
    private long _age;

    /// <summary>The series over standardised numbers.</summary>
    public static Series Of(Series standardised, bool age) =>
        Windowed<Cusum>.Of(age ? "cusumage" : "cusum", standardised, "0.5, 5", 0, () => new(age));

    /// <inheritdoc/>
    public double Next(double value)
    {
        _up = Math.Max(_up + value - Slack, 0.0);
        _down = Math.Max(_down - value - Slack, 0.0);
        _age++;
        var shown = Math.Clamp(_up - _down, -Alarm, Alarm);
        if (_up > Alarm || _down > Alarm)
        {
            _up = 0.0;
            _down = 0.0;
            _age = 0;
        }

        return isAge ? _age : shown;
    }
}
