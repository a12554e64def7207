using Arus.Contracts.Intelligence;
using Arus.Contracts.Research;

namespace Arus.Research.Backtests;

/// <summary>Counts which answers of language models a run could hear, and which of them may know what came after.</summary>
internal static class HeardContamination
{
    /// <summary>Of the rows between two moments; null where no answer could be heard in them.</summary>
    public static Contamination? Of(HeardOpinions? heard, Timestamp? first, Timestamp? last)
    {
        if (heard is null || first is not { } from || last is not { } to)
        {
            return null;
        }

        var within = heard.Answers.Where(answer => !answer.Abstains && answer.KnownAt <= to && answer.AskedAt.Plus(heard.AgeNanosMax) >= from).ToList();
        var contaminated = within.Where(answer => answer.IsContaminated).ToList();
        return within.Count == 0
            ? null
            : new(
                contaminated.Count, within.Count, contaminated.Count(answer => answer.IsMasked),
                [.. contaminated.Select(answer => answer.Model).Distinct().Order(StringComparer.Ordinal)]);
    }
}
