namespace Arus.Contracts.MarketData;

/// <summary>How much an event is expected to move its currency.</summary>
public enum EventImpact : byte
{
    /// <summary>Hardly at all; a holiday.</summary>
    None = 0,

    /// <summary>A little.</summary>
    Low = 1,

    /// <summary>Noticeably.</summary>
    Medium = 2,

    /// <summary>Strongly.</summary>
    High = 3,
}

/// <summary>
/// A scheduled release or speech. Its time, currency, impact, name, forecast and previous value count as known beforehand; the actual value only from
/// <paramref name="At"/> on, and whoever reads it sees to that.
/// </summary>
/// <param name="At">When it happens.</param>
/// <param name="Currency">Whose economy it is about; ALL for everyone.</param>
/// <param name="Impact">How much is expected of it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Actual">What came out, in the unit of the source; NaN for events without a number.</param>
/// <param name="Forecast">What was expected; NaN when nobody said.</param>
/// <param name="Previous">What came out the time before; NaN when not stated.</param>
/// <param name="IsScheduled">Whether its time was known beforehand; an emergency decision's was not, and must not be seen coming.</param>
public sealed record EconomicEvent(
    Timestamp At, Currency Currency, EventImpact Impact, string Name, double Actual, double Forecast, double Previous, bool IsScheduled = true);

/// <summary>Scheduled news.</summary>
public interface IEconomicCalendar
{
    /// <summary>Every event, in the order of time.</summary>
    IReadOnlyList<EconomicEvent> Events { get; }

    /// <summary>The first moment it covers; before it, no event means that nothing is known.</summary>
    Timestamp From { get; }

    /// <summary>The last moment it covers; after it, no event means that nothing is known.</summary>
    Timestamp To { get; }
}

/// <summary>Reads calendars.</summary>
public interface IEconomicCalendarReader
{
    /// <summary>Reads comma-separated events; docs/calendar.md describes the columns.</summary>
    /// <param name="name">What faults call it.</param>
    /// <param name="input">The events.</param>
    /// <exception cref="InvalidInputException">The header or a row is wrong; every fault is named with its line, up to a hundred.</exception>
    IEconomicCalendar Read(string name, TextReader input);
}
