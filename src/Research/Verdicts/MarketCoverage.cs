using Arus.Contracts.MarketData;

namespace Arus.Research.Verdicts;

/// <summary>How much of the time an instrument trades its data leaves out.</summary>
internal static class MarketCoverage
{
    private const int Samples = 1_000;

    /// <summary>Trading time inside gaps ÷ trading time from the first to the last row; 0 without rows. Sampled, so good to about 0.1 %.</summary>
    public static double GapShare(DataQuality quality, TradingSessions sessions, ITradingCalendar calendar)
    {
        if (quality.First is not { } first || quality.Last is not { } last || last <= first)
        {
            return 0;
        }

        var missing = quality.Gaps.Sum(gap => OpenNanos(gap.From, gap.To, sessions, calendar));
        var open = OpenNanos(first, last, sessions, calendar);
        return open > 0 ? Math.Min(missing / open, 1) : 0;
    }

    /// <summary>
    /// Times and gaps cut to the stretch asked for; rows and faults stay counted over all that was read. Both times are <see langword="null"/> when no
    /// row lies in it.
    /// </summary>
    public static DataQuality Within(DataQuality quality, Timestamp? from, Timestamp? to)
    {
        if (quality.First is not { } first || quality.Last is not { } last)
        {
            return quality;
        }

        var (start, end) = (from > first ? from.Value : first, to < last ? to.Value : last);
        return start > end
            ? quality with { First = null, Last = null, Gaps = [] }
            : quality with
            {
                First = start,
                Last = end,
                Gaps = [.. quality.Gaps.Where(gap => gap.From < end && gap.To > start)
                    .Select(gap => gap with { From = gap.From < start ? start : gap.From, To = gap.To > end ? end : gap.To })],
            };
    }

    private static double OpenNanos(Timestamp from, Timestamp to, TradingSessions sessions, ITradingCalendar calendar)
    {
        var length = to - from;
        if (sessions == TradingSessions.Always || length <= 0)
        {
            return Math.Max(length, 0);
        }

        // Finer than an hour for every stretch below six weeks: no weekend is stepped over.
        var samples = (int)Math.Clamp(length / Timestamp.NanosPerHour, Samples, 100_000);
        var open = 0;
        for (var i = 0; i < samples; i++)
        {
            var at = from.Plus((long)((i + 0.5) / samples * length));
            open += calendar.IsOpen(sessions, at) ? 1 : 0;
        }

        return (double)length / samples * open;
    }
}
