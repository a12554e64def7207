namespace Arus.MarketData.Calendar;

/// <summary>Finds the zone of a file's local times.</summary>
internal static class ZoneDetector
{
    public static ZoneGuess Detect(IEnumerable<long> localNanos, string? hint)
    {
        var count = localNanos.LongCount();
        return ZoneRule.TryParse(hint ?? "UTC", out var rule)
            ? new(rule, IsMeasured: false, $"{rule.Name} as documented ({count} rows)")
            : new(rule, IsMeasured: false, "UTC, since nothing says otherwise");
    }
}
