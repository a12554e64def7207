using Arus.Contracts.Language;

namespace Arus.Language.News;

/// <summary>Recorded headlines, ordered by when they became known, then by id.</summary>
internal sealed class NewsArchive : INewsSource
{
    private readonly Headline[] _headlines;

    public NewsArchive(IEnumerable<Headline> headlines) => _headlines =
        [.. headlines.DistinctBy(headline => headline.Id).OrderBy(headline => headline.KnownAt).ThenBy(headline => headline.Id, StringComparer.Ordinal)];

    public IReadOnlyList<Headline> Known(Timestamp after, Timestamp now)
    {
        var (from, to) = (CountUntil(after), CountUntil(now));
        return from < to ? _headlines[from..to] : [];
    }

    /// <summary>How many became known at or before a moment.</summary>
    private int CountUntil(Timestamp moment)
    {
        var (low, high) = (0, _headlines.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_headlines[middle].KnownAt <= moment)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
