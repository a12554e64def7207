using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.Readings;

/// <summary>What a document says about things to read besides the market: <c>current</c>, <c>none</c>, or one by its content.</summary>
/// <param name="Calendar">Which economic calendar.</param>
/// <param name="News">Which headlines.</param>
/// <param name="Opinions">Which kept answers of language models; none where the document has no seat for them.</param>
internal sealed record SourceSettings(string Calendar, string News, string Opinions)
{
    /// <summary>The part of a document that says which calendar is read.</summary>
    public const string CalendarPath = "sources.calendar";

    /// <summary>The part of a document that says which headlines are read.</summary>
    public const string NewsPath = "sources.news";

    /// <summary>The part of a document that says which answers of language models are heard.</summary>
    public const string OpinionsPath = "sources.opinions";

    /// <summary>Reads them from a document.</summary>
    /// <param name="section">The part of it.</param>
    /// <param name="hearsOpinions">Whether it has a seat for language models: what nobody hears is no part of a run.</param>
    public static SourceSettings Read(DocumentSection section, bool hearsOpinions)
    {
        var settings = new SourceSettings(
            section.Text("calendar", SourceShelf.Current), section.Text("news", SourceShelf.Current),
            hearsOpinions ? section.Text("opinions", SourceShelf.Current) : SourceShelf.None);
        section.Close("opinions");
        return settings;
    }
}
