using System.Globalization;

namespace Arus.MarketData.Calendar;

/// <summary>
/// Finds the zone of a file from its local times alone. Currencies, metals and indices close on Friday at 17:00 New York, week after week; the rule
/// under which most of a file's own Fridays fall there is the file's. The weeks in which one continent has switched and the other has not tell American
/// from European dates. Openings count little, since many brokers start late.
/// </summary>
internal static class ZoneDetector
{
    private const int WeeksMin = 2;
    private const int ClosePoints = 8;
    private const long Minute = Timestamp.NanosPerMinute;
    private const long FridayClose = (5 * Timestamp.NanosPerDay) + (17 * Timestamp.NanosPerHour);
    private const long SundayOpen = 17 * Timestamp.NanosPerHour;

    // Venues stop a few minutes early; clocks run a little late.
    private const long Early = 10 * Minute;
    private const long Late = 2 * Minute;

    /// <summary>Measures the zone; <paramref name="hint"/> is what the format documents, taken when nothing fits the times better.</summary>
    public static ZoneGuess Detect(IEnumerable<long> localNanos, string? hint)
    {
        ZoneRule? documented = null;
        if (hint is not null && ZoneRule.TryParse(hint, out var parsed))
        {
            documented = parsed;
        }

        var holes = WeeklyHoles.In(localNanos);
        if (holes.All.Count < WeeksMin || holes.Step >= Timestamp.NanosPerDay)
        {
            return Unmeasured(documented, holes.Step >= Timestamp.NanosPerDay ? "daily bars do not show their zone" : "too few weekends to measure it");
        }

        var fits = Candidates(documented).Select(rule => Measure(rule, holes.All)).ToList();
        var best = fits.MaxBy(static fit => fit.Points)!;
        if (best.Weeks < WeeksMin || best.Weeks * 2 < holes.All.Count)
        {
            return Unmeasured(documented, "its weeks close at no regular time");
        }

        var first = fits[0];
        var against = documented is not null && best.Rule != documented
            ? string.Create(CultureInfo.InvariantCulture, $", where {documented} would have {first.Weeks}")
            : "";
        return new(best.Rule, IsMeasured: true, string.Create(
            CultureInfo.InvariantCulture, $"{best.Rule}: {best.Weeks} of {holes.All.Count} weeks close at Friday 17:00 New York{against}"));
    }

    private static ZoneGuess Unmeasured(ZoneRule? documented, string why) => documented is null
        ? new(ZoneRule.Utc, IsMeasured: false, $"UTC, since {why} and none is documented")
        : new(documented, IsMeasured: false, $"{documented} as documented, since {why}");

    /// <summary>Of equal fits the first counts: the documented one, then fixed offsets, then each side's own dates.</summary>
    private static IEnumerable<ZoneRule> Candidates(ZoneRule? documented)
    {
        if (documented is not null)
        {
            yield return documented;
        }

        foreach (var own in (bool?[])[null, true, false])
        {
            for (var halfHours = -24; halfHours <= 28; halfHours++)
            {
                var isAmerican = halfHours < 0;
                yield return ZoneRule.Of(
                    halfHours * 30 * Minute,
                    own is null ? DaylightDates.None : own == isAmerican ? DaylightDates.Us : DaylightDates.Eu);
            }
        }
    }

    private static Fit Measure(ZoneRule rule, IReadOnlyList<WeeklyHole> holes)
    {
        var converter = rule.NewConverter();
        var weeks = 0;
        var opens = 0;
        foreach (var hole in holes)
        {
            var afterClose = WeekTime(converter, hole.Closes) - FridayClose;
            weeks += afterClose is >= -Early and <= Late ? 1 : 0;
            var afterOpen = WeekTime(converter, hole.Opens) - SundayOpen;
            opens += afterOpen is (>= -Late and <= Early) or (>= Timestamp.NanosPerHour - Late and <= Timestamp.NanosPerHour + Early) ? 1 : 0;
        }

        return new(rule, weeks, (weeks * ClosePoints) + opens);
    }

    private static long WeekTime(ZoneConverter converter, long local) => NewYorkClock.TimeOfWeek(NewYorkClock.Local(converter.ToUtc(local).Nanos));

    private sealed record Fit(ZoneRule Rule, int Weeks, int Points);
}
