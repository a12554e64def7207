using System.Globalization;
using Arus.Contracts.Language;

namespace Arus.Language.News;

/// <summary>Scores by headline and model. A line is: headline, model, negative, neutral, positive; numbers in the form that reads back to the same bits.</summary>
internal sealed class NewsScores : INewsScores
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<(string Headline, string Model), SentimentScore> _scores = new(Comparer<(string Headline, string Model)>.Create(
        (left, right) => string.CompareOrdinal(left.Headline, right.Headline) is not 0 and var order ? order : string.CompareOrdinal(left.Model, right.Model)));

    public IReadOnlyList<ScoredHeadline> Score(IReadOnlyList<Headline> headlines, ISentimentModel? model, string modelId)
    {
        var name = model?.Id ?? modelId;
        var scored = new List<ScoredHeadline>(headlines.Count);
        lock (_gate)
        {
            foreach (var headline in headlines)
            {
                if (_scores.TryGetValue((headline.Id, name), out var score))
                {
                    scored.Add(new ScoredHeadline(headline, score, name));
                }
                else if (model is not null)
                {
                    score = _scores[(headline.Id, name)] = model.Score(headline.Text);
                    scored.Add(new ScoredHeadline(headline, score, name));
                }
            }
        }

        return scored;
    }

    public void Write(TextWriter writer)
    {
        lock (_gate)
        {
            foreach (var ((headline, model), score) in _scores)
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{headline} {model} {score.Negative:R} {score.Neutral:R} {score.Positive:R}\n"));
            }
        }
    }

    public void Read(string name, TextReader reader)
    {
        var read = new List<((string, string) Key, SentimentScore Score)>();
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            read.Add(Parse(text) ?? throw new InvalidInputException("SCORE_INVALID", $"{name}:{line}", "is no score", "headline, model and three probabilities that add up to 1"));
        }

        lock (_gate)
        {
            foreach (var (key, score) in read)
            {
                if (!_scores.TryAdd(key, score) && _scores[key] != score)
                {
                    throw new InvalidInputException("SCORE_CONTRADICTS", name, $"headline {key.Item1} has another score by {key.Item2}", "one score per headline and model");
                }
            }
        }
    }

    private static ((string, string) Key, SentimentScore Score)? Parse(string line)
    {
        var parts = line.Split(' ');
        return parts.Length == 5 && Share(parts[2], out var negative) && Share(parts[3], out var neutral) && Share(parts[4], out var positive)
            && Math.Abs(negative + neutral + positive - 1.0) < 1e-9
                ? ((parts[0], parts[1]), new SentimentScore(negative, neutral, positive))
                : null;
    }

    private static bool Share(string text, out double share) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out share) && share is >= 0 and <= 1;
}
