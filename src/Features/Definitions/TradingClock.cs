namespace Arus.Features;

/// <summary>The clock of the market at the close of each bar.</summary>
internal sealed class TradingClock : Series
{
    private const double Hour = Timestamp.NanosPerHour;
    private Timestamp _dayStart = Timestamp.Max;
    private Timestamp _dayEnd = Timestamp.Min;
    private int _newYorkHours;
    private int _londonHours;
    private int _weekday;
    private int _daysLeftInMonth;

    private TradingClock(Track track, string formula)
        : base(track, formula, warmUp: 0)
    {
    }

    /// <summary>A number read from the clock.</summary>
    public static Series Read(Track track, string name, Func<TradingClock, double> read)
    {
        var clock = (TradingClock)track.Once(track.Prefixed("clock"), formula => new TradingClock(track, formula));
        return track.Once(track.Prefixed(name), formula => new Field(track, formula, _ => read(clock)));
    }

    /// <summary>Hours since midnight UTC.</summary>
    public double HourOfDay => (Track.ClosedAt - Track.ClosedAt.StartOfDay) / Hour;

    /// <summary>The share of the trading day that has gone by.</summary>
    public double DayShare => (Track.ClosedAt - _dayStart) / (double)(_dayEnd - _dayStart);

    /// <summary>The trading day's weekday, 1 Monday to 7 Sunday.</summary>
    public int Weekday => _weekday;

    /// <summary>Days of the month that are left after the trading day.</summary>
    public int DaysLeftInMonth => _daysLeftInMonth;

    /// <summary>Hours to the end of the trading day.</summary>
    public double HoursToRollover => (_dayEnd - Track.ClosedAt) / Hour;

    /// <summary>Whether it is nine to six in Tokyo.</summary>
    public bool IsTokyo => IsWithin(HourOfDay + 9.0, 9.0, 18.0);

    /// <summary>Whether it is eight to five in London.</summary>
    public bool IsLondon => IsWithin(HourOfDay + _londonHours, 8.0, 17.0);

    /// <summary>Whether it is eight to five in New York.</summary>
    public bool IsNewYork => IsWithin(HourOfDay - _newYorkHours + 24.0, 8.0, 17.0);

    /// <inheritdoc/>
    public override void Update()
    {
        var now = Track.ClosedAt;
        Value = 0.0;
        if (now >= _dayStart && now < _dayEnd)
        {
            return;
        }

        (_dayStart, _dayEnd) = TradingDay.Of(now);
        var end = _dayEnd.ToDateTime();
        _newYorkHours = TradingDay.HoursBehind(now);
        _londonHours = LondonClock.HoursAhead(now);
        _weekday = end.DayOfWeek is DayOfWeek.Sunday ? 7 : (int)end.DayOfWeek;
        _daysLeftInMonth = DateTime.DaysInMonth(end.Year, end.Month) - end.Day;
    }

    private bool IsWithin(double hour, double first, double end)
    {
        var local = hour >= 24.0 ? hour - 24.0 : hour;
        return _weekday <= 5 && local >= first && local < end;
    }
}
