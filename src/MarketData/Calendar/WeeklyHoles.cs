namespace Arus.MarketData.Calendar;

/// <summary>The weekends of a file, and how far apart its rows are.</summary>
internal sealed class WeeklyHoles
{
    // A weekend is two days; with a holiday beside it three, and a little more or less in other hours.
    private const long ShortestNanos = 30 * Timestamp.NanosPerHour;
    private const long LongestNanos = 88 * Timestamp.NanosPerHour;

    private static readonly long[] Steps =
    [
        Timestamp.NanosPerMinute, 5 * Timestamp.NanosPerMinute, 15 * Timestamp.NanosPerMinute, 30 * Timestamp.NanosPerMinute,
        Timestamp.NanosPerHour, 4 * Timestamp.NanosPerHour, Timestamp.NanosPerDay,
    ];

    private WeeklyHoles(IReadOnlyList<WeeklyHole> holes, long step) => (All, Step) = (holes, step);

    /// <summary>In file order.</summary>
    public IReadOnlyList<WeeklyHole> All { get; }

    /// <summary>The length of the file's bars; 0 for ticks.</summary>
    public long Step { get; }

    /// <summary>Reads local times in file order.</summary>
    public static WeeklyHoles In(IEnumerable<long> localNanos)
    {
        List<WeeklyHole> holes = [];
        var counts = new long[Steps.Length];
        var rows = 0L;
        var last = long.MaxValue;
        foreach (var local in localNanos)
        {
            rows++;
            if (local > last)
            {
                var apart = local - last;
                var step = Array.IndexOf(Steps, apart);
                if (step >= 0)
                {
                    counts[step]++;
                }
                else if (apart is >= ShortestNanos and <= LongestNanos)
                {
                    holes.Add(new(last, local));
                }
            }

            last = local;
        }

        var usual = Array.IndexOf(counts, counts.Max());
        var stepNanos = counts[usual] > rows / 2 ? Steps[usual] : 0;
        return new([.. holes.Select(hole => hole with { Closes = hole.Closes + stepNanos })], stepNanos);
    }
}
