using Arus.Contracts.Intelligence;
using Arus.Contracts.Language;
using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Readings;

/// <summary>
/// Finds what a document reads besides the market in a data directory. What it leaves open (<c>current</c>) is pinned to content, so that a run can be run
/// again when the directory has moved on.
/// </summary>
internal sealed class SourceShelf(ICalendarShelf calendars, INewsShelf news, ISecondOpinionShelf opinions)
{
    /// <summary>Whatever the data directory has now; nothing where it has nothing.</summary>
    public const string Current = "current";

    /// <summary>Nothing.</summary>
    public const string None = "none";

    /// <summary>What the document leaves open, by the paths of its settings.</summary>
    /// <param name="settings">What the document says.</param>
    /// <param name="sources">Where to look.</param>
    /// <param name="hearsOpinions">Whether it has a seat for language models.</param>
    public Dictionary<string, string> Pins(SourceSettings settings, Sources sources, bool hearsOpinions)
    {
        var pins = new Dictionary<string, string>
        {
            [SourceSettings.CalendarPath] = Pin(settings.Calendar, sources.Directory, calendars.Current),
            [SourceSettings.NewsPath] = Pin(settings.News, sources.Directory, news.Current),
        };
        if (hearsOpinions)
        {
            pins[SourceSettings.OpinionsPath] = sources.HearsKeptOpinions ? Pin(settings.Opinions, sources.Directory, opinions.Current) : None;
        }

        return pins;
    }

    /// <summary>The kept answers of language models that pinned settings name, in the order in which they were kept; null for none.</summary>
    /// <exception cref="InvalidInputException">They are not there, or damaged.</exception>
    public IReadOnlyList<KeptOpinion>? Opinions(SourceSettings settings, Sources sources) =>
        Open(settings.Opinions, sources.Directory, opinions.Open, SourceSettings.OpinionsPath, "the id of kept answers; 'arus opinions list' names it");

    /// <summary>Opens what pinned settings name; what is handed over already stays beside it.</summary>
    /// <exception cref="InvalidInputException">Something named is not there, or damaged.</exception>
    public Sources Open(SourceSettings settings, Sources sources) => sources with
    {
        Calendar = Open(settings.Calendar, sources.Directory, calendars.Open, SourceSettings.CalendarPath, "the id of a kept calendar; 'arus calendar list' names them") ?? sources.Calendar,
        News = Open(settings.News, sources.Directory, news.Open, SourceSettings.NewsPath, "the id of kept headlines; 'arus news list' names it") is { } headlines
            ? new ArchivedNews(headlines) : sources.News,
    };

    private static string Pin(string wanted, string? directory, Func<string, string?> current) =>
        wanted == Current ? (directory is null ? null : current(directory)) ?? None : wanted;

    private static T? Open<T>(string pin, string? directory, Func<string, string, T?> open, string path, string expected)
        where T : class => pin is None or Current
            ? null
            : (directory is null ? null : open(directory, pin)) ?? throw new InvalidInputException("STRATEGY_SOURCE_MISSING", path, $"'{pin}' is not there", $"{Current}, {None}, or {expected}");
}
