using System.Globalization;

namespace Arus.Research.Reports;

/// <summary>Round moments (UTC) of a stretch of time, each with the shortest label that tells it from its neighbours.</summary>
internal static class TimeAxis
{
    private const int TicksMax = 8;
    private const long Second = Timestamp.NanosPerSecond;
    private const long Day = Timestamp.NanosPerDay;

    private static readonly long[] Steps =
    [
        Second, 5 * Second, 15 * Second, 60 * Second, 300 * Second, 900 * Second, 1_800 * Second, 3_600 * Second, 10_800 * Second, 21_600 * Second,
        43_200 * Second, Day, 2 * Day, 7 * Day, 14 * Day,
    ];

    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 1_200];

    /// <summary>About eight moments at most, from <paramref name="from"/> to <paramref name="to"/>; few or none in a stretch of seconds.</summary>
    public static IReadOnlyList<(Timestamp At, string Label)> Ticks(Timestamp from, Timestamp to)
    {
        var step = Array.Find(Steps, step => (to - from) / step < TicksMax);
        return step > 0 ? [.. OfDays(from, to, step)] : [.. OfMonths(from, to)];
    }

    private static IEnumerable<(Timestamp At, string Label)> OfDays(Timestamp from, Timestamp to, long step)
    {
        // Weeks begin on Monday; the first day of the count was a Thursday.
        var origin = step >= 7 * Day ? 4 * Day : 0;
        var first = origin + ((from.Nanos - origin + step - 1) / step * step);
        for (var at = new Timestamp(first); at <= to; at = at.Plus(step))
        {
            yield return (at, Label(at, step, isFirst: at.Nanos == first));
        }
    }

    private static string Label(Timestamp at, long step, bool isFirst)
    {
        var format = step >= Day ? "d MMM" : at.Nanos % Day == 0 ? "d MMM" : step >= 60 * Second ? "HH:mm" : "HH:mm:ss";
        var whole = !isFirst ? format : step >= Day ? "d MMM yyyy" : at.Nanos % Day == 0 ? format : $"d MMM {format}";
        return at.ToDateTime().ToString(whole, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<(Timestamp At, string Label)> OfMonths(Timestamp from, Timestamp to)
    {
        var (start, end) = (Month(from.ToDateTime()), Month(to.ToDateTime()));
        var step = Array.Find(MonthSteps, step => (end - start) / step < TicksMax);
        for (var month = (start + step - 1) / step * step; month <= end; month += step)
        {
            var at = Timestamp.Utc(month / 12, (month % 12) + 1, 1);
            if (at >= from && at <= to)
            {
                yield return (at, at.ToDateTime().ToString(month % 12 == 0 ? "yyyy" : "MMM", CultureInfo.InvariantCulture));
            }
        }
    }

    private static int Month(DateTime date) => (date.Year * 12) + date.Month - 1;
}
