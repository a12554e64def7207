using Arus.Contracts.MarketData;

namespace Arus.MarketData.Import;

/// <summary>Finds how long bars last.</summary>
internal static class PeriodFinder
{
    private static readonly (BarPeriod Period, long Seconds)[] Fixed =
    [
        (BarPeriod.S1, 1), (BarPeriod.M1, 60), (BarPeriod.M5, 300), (BarPeriod.M15, 900), (BarPeriod.M30, 1_800), (BarPeriod.H1, 3_600),
        (BarPeriod.H4, 14_400), (BarPeriod.D1, 86_400), (BarPeriod.W1, 7 * 86_400),
    ];

    /// <summary>Nanoseconds of a period; of a month, its least.</summary>
    public static long LeastNanos(BarPeriod period) => period switch
    {
        BarPeriod.Tick => 0,
        BarPeriod.MN1 => 28 * Timestamp.NanosPerDay,
        _ => Array.Find(Fixed, entry => entry.Period == period).Seconds * Timestamp.NanosPerSecond,
    };

    /// <summary>The period whose length is the most frequent distance between rows; null when that is none.</summary>
    public static BarPeriod? FromSpacing(List<long> times)
    {
        var distances = times.Zip(times.Skip(1), static (from, to) => to - from).Where(static distance => distance > 0).ToList();
        if (distances.Count == 0)
        {
            return null;
        }

        var usual = distances.GroupBy(static distance => distance).OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key)
            .First().Key;
        if (usual is >= 28 * Timestamp.NanosPerDay and <= 31 * Timestamp.NanosPerDay)
        {
            return BarPeriod.MN1;
        }

        var match = Array.Find(Fixed, entry => entry.Seconds * Timestamp.NanosPerSecond == usual);
        return match.Seconds > 0 ? match.Period : null;
    }

    /// <summary>The period a file's name holds as a word of its own, such as EURUSD_M15_2024.csv.</summary>
    public static BarPeriod? FromName(string name)
    {
        foreach (var word in name.ToUpperInvariant().Split('_', '-', '.', ' ', '/'))
        {
            if (Enum.TryParse<BarPeriod>(word, out var period) && period != BarPeriod.Tick && !char.IsAsciiDigit(word[0]))
            {
                return period;
            }
        }

        return null;
    }
}
