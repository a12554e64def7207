using Arus.Contracts.MarketData;

namespace Arus.MarketData.Import;

/// <summary>Adds up what several stretches of data are worth.</summary>
internal static class MergedQuality
{
    public static DataQuality Of(IEnumerable<DataQuality> parts)
    {
        DataQuality[] all = [.. parts];
        return new(
            all.Sum(static part => part.Rows),
            Sum(all.Select(static part => part.Rejected)),
            Sum(all.Select(static part => part.Flagged)),
            [.. all.SelectMany(static part => part.Gaps).OrderByDescending(static gap => gap.To - gap.From).Take(GapTally.GapsMax)],
            all.Min(static part => part.First),
            all.Max(static part => part.Last));
    }

    private static SortedDictionary<string, long> Sum(IEnumerable<IReadOnlyDictionary<string, long>> counts)
    {
        var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (code, count) in counts.SelectMany(static part => part))
        {
            sums[code] = sums.GetValueOrDefault(code) + count;
        }

        return sums;
    }
}
