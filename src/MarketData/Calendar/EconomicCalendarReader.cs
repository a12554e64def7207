using System.Globalization;
using Arus.Contracts.MarketData;

namespace Arus.MarketData.Calendar;

/// <summary>Reads scheduled news from comma-separated text; docs/calendar.md describes it.</summary>
internal sealed class EconomicCalendarReader : IEconomicCalendarReader
{
    /// <summary>The most events one file holds.</summary>
    public const int EventsMax = 1_000_000;

    private const int FaultsMax = 100;
    private const int LineMax = 65_536;

    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss",
        "yyyy.MM.dd HH:mm", "yyyy.MM.dd HH:mm:ss",
    ];

    /// <inheritdoc/>
    public IEconomicCalendar Read(string name, TextReader input)
    {
        var columns = EventColumns.Read(name, Line(name, input, 1) ?? "");
        var events = new List<EconomicEvent>();
        var faults = new List<Fault>();
        for (var number = 2; faults.Count < FaultsMax && Line(name, input, number) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                Add(columns, EventCells.Split(line), $"{name}:{number}", events, faults);
            }
        }

        if (faults.Count == 0 && events.Count == 0)
        {
            faults.Add(new("CALENDAR_EMPTY", name, "no event", "at least one row below the header"));
        }

        if (faults.Count > 0)
        {
            throw new InvalidInputException(faults);
        }

        // Files put together by hand are seldom in order. Equal times keep the order of the file.
        return new EconomicCalendar([.. events.OrderBy(news => news.At)]);
    }

    private static void Add(EventColumns columns, string[] cells, string where, List<EconomicEvent> events, List<Fault> faults)
    {
        var before = faults.Count;
        if (cells.Length < columns.CellsMin)
        {
            faults.Add(new("CALENDAR_ROW_SHORT", where, $"{cells.Length} cells", $"at least {columns.CellsMin}"));
            return;
        }

        if (events.Count == EventsMax)
        {
            faults.Add(new("CALENDAR_TOO_LONG", where, $"more than {EventsMax} events", "fewer"));
            return;
        }

        var at = Time(cells[columns.Time], where, faults);
        if (!Currency.TryParse(cells[columns.Currency].Trim(), out var currency))
        {
            faults.Add(new("CALENDAR_VALUE_INVALID", where, $"the currency was '{Shown(cells[columns.Currency])}'", "a code such as USD, or All"));
        }

        var impact = Impact(cells[columns.Impact], where, faults);
        var title = cells[columns.Name].Trim();
        if (title.Length == 0)
        {
            faults.Add(new("CALENDAR_VALUE_INVALID", where, "the event has no name", "a name"));
        }

        var news = new EconomicEvent(
            at, currency, impact, title, Number(cells, columns.Actual, "actual", where, faults), Number(cells, columns.Forecast, "forecast", where, faults),
            Number(cells, columns.Previous, "previous", where, faults), Scheduled(cells, columns.Scheduled, where, faults));
        if (faults.Count == before)
        {
            events.Add(news);
        }
    }

    private static Timestamp Time(string text, string where, List<Fault> faults)
    {
        const DateTimeStyles Style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTime.TryParseExact(text.Trim(), TimeFormats, CultureInfo.InvariantCulture, Style, out var time) && time.Year is > 1700 and < 2250)
        {
            return Timestamp.From(time);
        }

        faults.Add(new("CALENDAR_VALUE_INVALID", where, $"the time was '{Shown(text)}'", "such as 2024-01-31T13:30:00+00:00, or 2024-01-31 13:30 in UTC"));
        return default;
    }

    private static EventImpact Impact(string text, string where, List<Fault> faults)
    {
        var word = text.Trim().Split(' ')[0].ToLowerInvariant();
        switch (word)
        {
            case "high" or "red" or "3":
                return EventImpact.High;
            case "medium" or "moderate" or "orange" or "2":
                return EventImpact.Medium;
            case "low" or "yellow" or "1":
                return EventImpact.Low;
            case "none" or "non-economic" or "holiday" or "gray" or "0":
                return EventImpact.None;
            default:
                faults.Add(new("CALENDAR_VALUE_INVALID", where, $"the impact was '{Shown(text)}'", "high, medium, low or none"));
                return EventImpact.None;
        }
    }

    private static double Number(string[] cells, int column, string name, string where, List<Fault> faults)
    {
        var text = column < 0 || column >= cells.Length ? "" : cells[column].Trim();
        if (EventNumber.TryRead(text, out var number))
        {
            return number;
        }

        faults.Add(new("CALENDAR_VALUE_INVALID", where, $"{name} was '{Shown(text)}'", "a number such as 0.3%, 145K or <0.25%, a vote such as 7-0-2, or nothing"));
        return double.NaN;
    }

    private static bool Scheduled(string[] cells, int column, string where, List<Fault> faults)
    {
        var text = column < 0 || column >= cells.Length ? "" : cells[column].Trim().ToLowerInvariant();
        switch (text)
        {
            case "" or "yes" or "true" or "1":
                return true;
            case "no" or "false" or "0":
                return false;
            default:
                faults.Add(new("CALENDAR_VALUE_INVALID", where, $"scheduled was '{Shown(text)}'", "yes or no"));
                return true;
        }
    }

    private static string? Line(string name, TextReader input, long number)
    {
        // One character at a time, so that a file without line ends is refused before it fills the memory.
        var line = new System.Text.StringBuilder();
        int character;
        while ((character = input.Read()) >= 0 && character != '\n')
        {
            line.Append((char)character);
            if (line.Length > LineMax)
            {
                throw new InvalidInputException("CALENDAR_LINE_TOO_LONG", $"{name}:{number}", $"more than {LineMax} characters", "one event per line");
            }
        }

        return character < 0 && line.Length == 0 ? null : line.ToString().TrimEnd('\r');
    }

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
