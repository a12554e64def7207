using Arus.Contracts.Intelligence;
using Arus.Contracts.Language;
using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Readings;

/// <summary>Kept answers of language models as the seat hears them: one after the other, as each became known.</summary>
internal sealed class KeptAnswers(IReadOnlyList<KeptOpinion> answers) : IEventLog<ModelAnswer>
{
    private readonly ModelAnswer[] _answers =
        [.. answers.Select(one => new ModelAnswer(one.KnownAt, one.Instrument, one.AskedAt, one.Probability, one.Confidence, (double)one.CostUsd))];

    /// <summary>
    /// Those about an instrument and a question, one for each moment: of several models the first whose answer was kept, an abstention only where none answered. What is
    /// kept later about a moment that has an answer changes nothing.
    /// </summary>
    public static IReadOnlyList<KeptOpinion> About(IReadOnlyList<KeptOpinion> kept, InstrumentId instrument, BarPeriod timeframe, long horizonNanos) =>
    [
        .. kept.Where(one => one.Instrument == instrument && one.Timeframe == timeframe && one.HorizonNanos == horizonNanos)
            .GroupBy(one => one.AskedAt)
            .Select(moment => moment.FirstOrDefault(one => !one.Abstains) ?? moment.First())
            .OrderBy(one => one.KnownAt).ThenBy(one => one.AskedAt),
    ];

    /// <inheritdoc/>
    public bool TryRead(long index, out ModelAnswer entry)
    {
        entry = index < _answers.Length ? _answers[index] : default;
        return index < _answers.Length;
    }
}
