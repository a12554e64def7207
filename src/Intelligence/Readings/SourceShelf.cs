using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Readings;

/// <summary>
/// Finds what a document reads besides the market in a data directory. What it leaves open (<c>current</c>) is pinned to content, so that a run can be run
/// again when the directory has moved on.
/// </summary>
internal sealed class SourceShelf(ICalendarShelf calendars)
{
    /// <summary>Whatever the data directory has now; nothing where it has nothing.</summary>
    public const string Current = "current";

    /// <summary>Nothing.</summary>
    public const string None = "none";

    /// <summary>What the document leaves open, by the paths of its settings.</summary>
    public IReadOnlyDictionary<string, string> Pins(SourceSettings settings, string? directory) => new Dictionary<string, string>
    {
        [SourceSettings.CalendarPath] = settings.Calendar == Current ? (directory is null ? null : calendars.Current(directory)) ?? None : settings.Calendar,
    };

    /// <summary>Opens what pinned settings name; what is handed over already stays beside it.</summary>
    /// <exception cref="InvalidInputException">Something named is not there, or damaged.</exception>
    public Sources Open(SourceSettings settings, Sources sources) => settings.Calendar is None or Current
        ? sources
        : sources with
        {
            Calendar = (sources.Directory is { } directory ? calendars.Open(directory, settings.Calendar) : null)
                ?? throw new InvalidInputException(
                    "STRATEGY_SOURCE_MISSING", SourceSettings.CalendarPath, $"'{settings.Calendar}' is not there", $"{Current}, {None}, or the id of a kept calendar; 'arus calendar list' names them"),
        };
}
