namespace Arus.Features;

/// <summary>The mean of a series over the last bars that began in the same hour of the day (UTC), the present bar left out.</summary>
internal sealed class HourlyMean : Series
{
    private const int Hours = 24;
    private readonly Series _source;
    private readonly RollingSum[] _sums = new RollingSum[Hours];
    private readonly double[] _means = new double[Hours];
    private readonly int _bars;

    private HourlyMean(Series source, string formula, int bars)
        : base(source.Track, formula, source.WarmUp + bars)
    {
        _source = source;
        _bars = bars;
        for (var hour = 0; hour < Hours; hour++)
        {
            _sums[hour] = new(bars);
            _means[hour] = double.NaN;
        }
    }

    /// <summary>The series over so many bars of the hour.</summary>
    public static Series Of(Series source, int bars) =>
        source.Track.Once($"hourlymean({source.Display}, {Text(bars)})", formula => new HourlyMean(source, formula, bars));

    /// <inheritdoc/>
    public override void Update()
    {
        var opened = Track.Bar.Time;
        var hour = (int)((opened - opened.StartOfDay) / Timestamp.NanosPerHour);
        Value = _means[hour];
        if (!double.IsNaN(_source.Value))
        {
            _means[hour] = _sums[hour].Next(_source.Value) / _bars;
        }
    }
}
