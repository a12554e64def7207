namespace Arus.Features;

/// <summary>The clock, and scheduled news, at the close of the row's bar.</summary>
internal static class CalendarFeatures
{
    private const string Dealing = "Dealing hours of the centres; trading days end at 17:00 New York.";
    private const string News = "Andersen, Bollerslev, Diebold and Vega 2003.";
    private const string Flag = "0 or 1";

    /// <summary>The definitions.</summary>
    public static IReadOnlyList<FeatureDefinition> All { get; } =
    [
        Clock("clock.hour", "hours", "0 to 24", "hours since midnight UTC", c => c.HourOfDay),
        Clock("clock.day.share", "share", "0 to 1", "share of the trading day gone by", c => c.DayShare),
        Clock("clock.day.sine", "sine", "−1 to 1", "sine of the share of the trading day", c => Cycle.Sine(c.DayShare)),
        Clock("clock.day.cosine", "cosine", "−1 to 1", "cosine of the share of the trading day", c => Cycle.Cosine(c.DayShare)),
        Clock("clock.weekday", "1 Monday to 7 Sunday", "1 to 7", "weekday of the trading day", c => c.Weekday),
        Clock("clock.week.sine", "sine", "−1 to 1", "sine of the share of the week, from Monday's trading day", c => Cycle.Sine((c.Weekday - 1 + c.DayShare) / 7.0)),
        Clock("clock.month.left", "days", "0 to 30", "days of the month left after the trading day", c => c.DaysLeftInMonth),
        Clock("clock.rollover.hours", "hours", "0 to 25", "hours to 17:00 New York", c => c.HoursToRollover),
        Clock("session.tokyo", "session", Flag, "1 from 9:00 to 18:00 Tokyo", c => c.IsTokyo ? 1 : 0),
        Clock("session.london", "session", Flag, "1 from 8:00 to 17:00 London", c => c.IsLondon ? 1 : 0),
        Clock("session.newyork", "session", Flag, "1 from 8:00 to 17:00 New York", c => c.IsNewYork ? 1 : 0),
        Clock("session.overlap", "session", Flag, "1 while London and New York deal", c => c.IsLondon && c.IsNewYork ? 1 : 0),
        Event("news.next.hours", "hours", "0 to 48", "hours to the next scheduled event of high impact of either currency", c => c.HoursToNext),
        Event("news.next.impact", "0 none to 3 high", "0 to 3", "impact of the next scheduled event within 24 hours", c => c.NextImpact),
        Event("news.last.hours", "hours", "0 to 48", "hours since the last event of high impact", c => c.HoursSinceLast),
        Event("news.window", "window", Flag, "1 within half an hour before or after an event of high impact", c => c.HoursToNext <= 0.5 || c.HoursSinceLast <= 0.5 ? 1 : 0),
        Event("news.count24", "events", "0 upward", "scheduled events of high impact within 24 hours", c => c.HighsWithinDay),
        Event("news.surprise", "standard deviations", "about ±5",
            "(actual − forecast) ÷ deviation of that event's earlier surprises, of the last event within 24 hours; above 0 favours the instrument", c => c.LastSurprise),
    ];

    private static FeatureDefinition Clock(string name, string unit, string range, string words, Func<TradingClock, double> read) =>
        new(name, unit, range, Dealing, m => TradingClock.Read(m.Base, name, read)) { Formula = words };

    private static FeatureDefinition Event(string name, string unit, string range, string words, Func<NewsClock, double> read) =>
        new(name, unit, range, News, m => NewsClock.Read(m, name, read)) { Formula = words };
}
