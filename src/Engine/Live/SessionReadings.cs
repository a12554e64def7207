using Arus.Contracts.Intelligence;
using Arus.Contracts.Live;

namespace Arus.Engine.Live;

/// <summary>
/// What a session has read besides the market since it began. Everything is of the engine's time at which it was taken from the journal, and never earlier than
/// what was taken before it, so that the same journal gives the same opinions. What comes before the first live quote, or while a hole in the history is filled, is of
/// the live quote that comes next: engine time stands still or lies in the past until then, and our own clock is not the venue's.
/// </summary>
internal sealed class SessionReadings
{
    private readonly List<LiveReading> _early = [];
    private readonly List<GrowingLog<NewsItem>> _news = [];
    private readonly GrowingLog<JourneyEvent> _journeys = new(null);
    private readonly GrowingLog<ModelAnswer> _answers = new(null);
    private readonly HashSet<string> _headlines = new(StringComparer.Ordinal);
    private Timestamp _last = Timestamp.Min;
    private bool _isLive;

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

    /// <summary>The quotes that come now fill a hole.</summary>
    public void Hold() => _isLive = false;

    /// <summary>A live quote comes: what waited for it is of its time.</summary>
    public void Release(Timestamp at)
    {
        if (_isLive)
        {
            return;
        }

        _isLive = true;
        foreach (var reading in _early)
        {
            Take(reading, at);
        }

        _early.Clear();
    }

    /// <summary>Takes a reading at the engine's time.</summary>
    public void Take(LiveReading reading, Timestamp now)
    {
        if (!_isLive)
        {
            _early.Add(reading);
            return;
        }

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
