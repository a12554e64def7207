using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>
/// The news around the close of each bar. What was scheduled is seen coming; what came out is seen after its moment. Outside the time the calendar
/// covers nothing is known.
/// </summary>
internal sealed class NewsClock : Series
{
    private const double Hour = Timestamp.NanosPerHour;

    /// <summary>Distances are told up to here.</summary>
    private const double HoursMax = 48.0;

    private readonly NewsEvent[] _events;
    private readonly Timestamp _from;
    private readonly Timestamp _to;
    private int _past;
    private int _next;
    private int _nextHigh;
    private int _dayEnd;
    private int _highsWithinDay;
    private Timestamp _lastHigh = Timestamp.Min;
    private Timestamp _lastSurpriseAt = Timestamp.Min;
    private double _lastSurprise;

    private NewsClock(Track track, string formula, IEconomicCalendar calendar, Instrument instrument)
        : base(track, formula, warmUp: 0)
    {
        _events = NewsEvents.Of(calendar, instrument);
        _from = calendar.From;
        _to = calendar.To;
    }

    /// <summary>A number read from the news; NaN without a calendar, and outside the time it covers.</summary>
    public static Series Read(FeatureGraph m, string name, Func<NewsClock, double> read)
    {
        if (m.Calendar is not { } calendar)
        {
            return m.Base.Constant(double.NaN);
        }

        var clock = (NewsClock)m.Base.Once("news", formula => new NewsClock(m.Base, formula, calendar, m.Instrument));
        return m.Base.Once(name, formula => new Field(m.Base, formula, _ => double.IsNaN(clock.Value) ? double.NaN : read(clock)));
    }

    private Timestamp Now => Track.ClosedAt;

    /// <summary>Hours to the next scheduled event of high impact, up to 48.</summary>
    public double HoursToNext => _nextHigh < _events.Length ? Math.Min((_events[_nextHigh].At - Now) / Hour, HoursMax) : HoursMax;

    /// <summary>Hours since the last event of high impact, up to 48.</summary>
    public double HoursSinceLast => _lastHigh == Timestamp.Min ? HoursMax : Math.Min((Now - _lastHigh) / Hour, HoursMax);

    /// <summary>The impact of the next scheduled event within 24 hours; 0 when there is none.</summary>
    public double NextImpact => _next < _events.Length && _events[_next].At - Now <= 24 * Timestamp.NanosPerHour ? (double)_events[_next].Impact : 0.0;

    /// <summary>Scheduled events of high impact within 24 hours.</summary>
    public double HighsWithinDay => _highsWithinDay;

    /// <summary>The last surprise, when it came within 24 hours; else 0.</summary>
    public double LastSurprise => _lastSurpriseAt != Timestamp.Min && Now - _lastSurpriseAt <= 24 * Timestamp.NanosPerHour ? _lastSurprise : 0.0;

    /// <inheritdoc/>
    public override void Update()
    {
        for (; _past < _events.Length && _events[_past].At < Now; _past++)
        {
            Pass(in _events[_past]);
        }

        while (_next < _events.Length && (_events[_next].At < Now || !_events[_next].IsScheduled))
        {
            _next++;
        }

        while (_nextHigh < _events.Length && (_events[_nextHigh].At < Now || !IsForeseenHigh(in _events[_nextHigh])))
        {
            _nextHigh++;
        }

        for (; _dayEnd < _events.Length && _events[_dayEnd].At < Now.Plus(24 * Timestamp.NanosPerHour); _dayEnd++)
        {
            _highsWithinDay += _dayEnd >= _past && IsForeseenHigh(in _events[_dayEnd]) ? 1 : 0;
        }

        Value = Now >= _from && Now <= _to ? 0.0 : double.NaN;
    }

    private void Pass(in NewsEvent news)
    {
        _highsWithinDay -= _past < _dayEnd && IsForeseenHigh(in news) ? 1 : 0;
        if (news.Impact is EventImpact.High)
        {
            _lastHigh = news.At;
        }

        if (!double.IsNaN(news.Surprise))
        {
            (_lastSurprise, _lastSurpriseAt) = (news.Surprise, news.At);
        }
    }

    private static bool IsForeseenHigh(in NewsEvent news) => news.Impact is EventImpact.High && news.IsScheduled;
}
