using System.Text;
using System.Text.Json;
using Arus.Contracts.Language;
using Arus.Foundation.Persistence;

namespace Arus.Language.News;

/// <summary>Keeps headlines in <c>news/headlines.jsonl</c> of the data directory, one JSON object a line, in the order they came in.</summary>
internal sealed class NewsShelf(ISentimentShelf models, IDisk disk) : INewsShelf
{
    // A validation opens the same ones in each of its runs.
    private volatile Opened? _last;

    /// <inheritdoc/>
    public IReadOnlyList<ScoredHeadline> New(string directory, IReadOnlyList<Headline> headlines)
    {
        var known = All(directory).Select(kept => kept.Headline.Id).ToHashSet(StringComparer.Ordinal);
        var model = models.Current(directory);
        return [.. headlines.Where(headline => known.Add(headline.Id)).Select(headline => new ScoredHeadline(headline, model.Score(headline.Text), model.Id)).OrderBy(one => one.Headline.KnownAt)];
    }

    /// <inheritdoc/>
    public void Keep(string directory, IReadOnlyList<ScoredHeadline> headlines)
    {
        var known = All(directory).Select(kept => kept.Headline.Id).ToHashSet(StringComparer.Ordinal);
        var lines = string.Concat(headlines.Where(one => known.Add(one.Headline.Id)).Select(one => JsonSerializer.Serialize(Line.Of(one)) + "\n"));
        if (lines.Length > 0)
        {
            Lines(directory).Append(Encoding.UTF8.GetBytes(lines));
        }
    }

    /// <inheritdoc/>
    public string? Current(string directory) => Lines(directory).Pin;

    /// <inheritdoc/>
    public IReadOnlyList<ScoredHeadline>? Open(string directory, string id)
    {
        if (_last is { } last && last.Id == id)
        {
            return last.Headlines;
        }

        if (Lines(directory).Read(id) is not { } content)
        {
            return null;
        }

        var headlines = Parse(content);
        _last = new(id, headlines);
        return headlines;
    }

    private IReadOnlyList<ScoredHeadline> All(string directory) => Current(directory) is { } id ? Open(directory, id)! : [];

    private AppendedLines Lines(string directory) => new(disk, Path.Combine(DataDirectory.News(directory), "headlines.jsonl"));

    private static ScoredHeadline[] Parse(byte[] content)
    {
        var headlines = new List<ScoredHeadline>();
        var number = 0;
        foreach (var line in Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            number++;
            try
            {
                headlines.Add(JsonSerializer.Deserialize<Line>(line)!.ToHeadline());
            }
            catch (Exception damage) when (damage is JsonException or ArgumentException or FormatException or NullReferenceException)
            {
                throw new InvalidInputException("NEWS_DAMAGED", $"headlines.jsonl:{number}", damage.Message, "the file as it was written");
            }
        }

        return [.. headlines.OrderBy(one => one.Headline.KnownAt)];
    }

    private sealed record Opened(string Id, IReadOnlyList<ScoredHeadline> Headlines);

    private sealed record Line(
        string Id, long KnownAt, string Source, string Text, IReadOnlyList<string> Currencies, IReadOnlyList<string> Instruments, double Negative, double Neutral, double Positive, string Model)
    {
        public static Line Of(ScoredHeadline one) => new(
            one.Headline.Id, one.Headline.KnownAt.Nanos, one.Headline.Source, one.Headline.Text, [.. one.Headline.Currencies.Select(currency => currency.Code)],
            [.. one.Headline.Instruments.Select(instrument => instrument.ToString())], one.Score.Negative, one.Score.Neutral, one.Score.Positive, one.Model);

        public ScoredHeadline ToHeadline() => new(
            new Headline(Id, new Timestamp(KnownAt), Source, Text, [.. Currencies.Select(Currency.Of)], [.. Instruments.Select(InstrumentId.Of)]),
            new SentimentScore(Negative, Neutral, Positive), Model);
    }
}
