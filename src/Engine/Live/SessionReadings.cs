using Arus.Contracts.Intelligence;
using Arus.Contracts.Live;

namespace Arus.Engine.Live;

/// <summary>
/// What a session has read besides the market since it began. Everything is of the engine's time at which it was taken from the journal, and never earlier than
/// what was taken before it, so that the same journal gives the same opinions.
/// </summary>
/// <param name="startedAt">When the session began: before the first quote that is the time.</param>
internal sealed class SessionReadings(Timestamp startedAt)
{
    private readonly List<GrowingLog<NewsItem>> _news = [];
    private readonly GrowingLog<JourneyEvent> _journeys = new(null);
    private readonly GrowingLog<ModelAnswer> _answers = new(null);
    private readonly HashSet<string> _headlines = new(StringComparer.Ordinal);
    private Timestamp _last = startedAt;

    /// <summary>What a plan reads, with what is expected to come while it runs.</summary>
    public Sources Over(Sources sources, IReadOnlyList<ReadingKind> expected)
    {
        if (expected.Contains(ReadingKind.News))
        {
            var log = new GrowingLog<NewsItem>(sources.News);
            _news.Add(log);
            sources = sources with { News = log };
        }

        return sources with
        {
            Journeys = expected.Contains(ReadingKind.Journeys) ? _journeys : sources.Journeys,
            SecondOpinions = expected.Contains(ReadingKind.SecondOpinions) ? _answers : null,
        };
    }

    /// <summary>Takes a reading at the engine's time.</summary>
    public void Take(LiveReading reading, Timestamp now)
    {
        _last = now > _last ? now : _last;
        switch (reading)
        {
            case NewsReading news when _headlines.Add(news.Id):
                foreach (var currency in news.Currencies)
                {
                    _news.ForEach(log => log.Add(new(_last, currency, news.Balance)));
                }

                break;
            case JourneyReading journey:
                _journeys.Add(new(_last, journey.Milliseconds, journey.Failed));
                break;
            case SecondOpinionReading said:
                _answers.Add(new(_last, said.Instrument, said.AskedAt, said.Probability, said.Confidence, (double)said.CostUsd));
                break;
        }
    }
}
