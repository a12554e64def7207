namespace Arus.Contracts.MarketData;

/// <summary>A calendar as it is kept.</summary>
/// <param name="Id">SHA-256 of its file.</param>
/// <param name="Events">How many events it has.</param>
/// <param name="From">The first of them.</param>
/// <param name="To">The last of them.</param>
/// <param name="IsCurrent">Whether it is the one that is read where none is named.</param>
public sealed record KeptCalendar(string Id, int Events, Timestamp From, Timestamp To, bool IsCurrent);

/// <summary>The economic calendars of a data directory, by the hash of their content: what an id names never changes.</summary>
public interface ICalendarShelf
{
    /// <summary>Checks a calendar, keeps it, and makes it the current one.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="name">What faults call it.</param>
    /// <param name="content">As for <see cref="IEconomicCalendarReader"/>, in UTF-8.</param>
    /// <exception cref="InvalidInputException">It has faults; nothing is kept.</exception>
    KeptCalendar Keep(string directory, string name, Stream content);

    /// <summary>All of them, by id.</summary>
    IReadOnlyList<KeptCalendar> List(string directory);

    /// <summary>The id of the current one; null where there is none.</summary>
    string? Current(string directory);

    /// <summary>Opens one; null where there is none of this id.</summary>
    /// <exception cref="InvalidInputException">It is damaged.</exception>
    IEconomicCalendar? Open(string directory, string id);
}
