using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;

namespace Arus.MarketData.Calendar;

/// <summary>Keeps calendars in <c>calendars/</c> of the data directory.</summary>
internal sealed class CalendarShelf(IEconomicCalendarReader reader, IDisk disk) : ICalendarShelf
{
    private const int BytesMax = 256 << 20;

    // A validation opens the same one in each of its runs.
    private volatile Opened? _last;

    /// <inheritdoc/>
    public KeptCalendar Keep(string directory, string name, Stream content)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int count; (count = content.Read(buffer)) > 0;)
        {
            memory.Write(buffer, 0, count);
            if (memory.Length > BytesMax)
            {
                throw new InvalidInputException("CALENDAR_TOO_LONG", name, $"more than {BytesMax >> 20} MB", "fewer events");
            }
        }

        var bytes = memory.ToArray();
        var calendar = Read(name, bytes);
        var id = Shelf(directory).Keep(bytes);
        _last = new(id, calendar);
        return Told(id, calendar, id);
    }

    /// <inheritdoc/>
    public IReadOnlyList<KeptCalendar> List(string directory)
    {
        var current = Current(directory);
        return [.. Shelf(directory).Ids.Select(id => Told(id, Open(directory, id)!, current))];
    }

    /// <inheritdoc/>
    public string? Current(string directory) => Shelf(directory).Current;

    /// <inheritdoc/>
    public IEconomicCalendar? Open(string directory, string id)
    {
        if (_last is { } last && last.Id == id)
        {
            return last.Calendar;
        }

        if (Shelf(directory).Read(id) is not { } content)
        {
            return null;
        }

        var calendar = Read($"calendar {id[..12]}", content);
        _last = new(id, calendar);
        return calendar;
    }

    private IEconomicCalendar Read(string name, byte[] content)
    {
        using var text = new StreamReader(new MemoryStream(content));
        return reader.Read(name, text);
    }

    private ContentShelf Shelf(string directory) => new(disk, DataDirectory.Calendars(directory), ".csv");

    private static KeptCalendar Told(string id, IEconomicCalendar calendar, string? current) => new(id, calendar.Events.Count, calendar.From, calendar.To, id == current);

    private sealed record Opened(string Id, IEconomicCalendar Calendar);
}
