using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.Readings;

/// <summary>What a document says about things to read besides the market: <c>current</c>, <c>none</c>, or one by its content.</summary>
/// <param name="Calendar">Which economic calendar.</param>
/// <param name="News">Which headlines.</param>
internal sealed record SourceSettings(string Calendar, string News)
{
    /// <summary>The part of a document that says which calendar is read.</summary>
    public const string CalendarPath = "sources.calendar";

    /// <summary>The part of a document that says which headlines are read.</summary>
    public const string NewsPath = "sources.news";

    /// <summary>Reads them from a document.</summary>
    public static SourceSettings Read(DocumentSection section)
    {
        var settings = new SourceSettings(section.Text("calendar", SourceShelf.Current), section.Text("news", SourceShelf.Current));
        section.Close();
        return settings;
    }
}
