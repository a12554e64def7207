using Arus.Contracts.Features;
using Arus.Contracts.Learning;
using Arus.Contracts.MarketData;

namespace Arus.Research.Training;

/// <summary>How far back bars are read so that features and the volatility of labels have settled.</summary>
internal static class WarmUp
{
    // A market is closed about a third of the time, and exponential means settle after a few of their spans.
    private const double Reserve = 3;

    /// <summary>Where to begin reading.</summary>
    public static Timestamp Before(Timestamp from, PredictionTask task, IEnumerable<FeatureInfo> features)
    {
        var slowest = features.Select(feature => feature.WarmUp * (double)Nanos(feature.Periods.Append(task.Period).Max())).DefaultIfEmpty(0).Max();
        var labels = (double)task.Barriers.VolatilitySpan * Nanos(task.Period);
        var back = Reserve * Math.Max(slowest, labels);
        return from.Nanos < long.MinValue + back ? Timestamp.Min : from.Plus(-(long)back);
    }

    private static long Nanos(BarPeriod period) => period switch
    {
        BarPeriod.S1 => Timestamp.NanosPerSecond,
        BarPeriod.M1 => Timestamp.NanosPerMinute,
        BarPeriod.M5 => 5 * Timestamp.NanosPerMinute,
        BarPeriod.M15 => 15 * Timestamp.NanosPerMinute,
        BarPeriod.M30 => 30 * Timestamp.NanosPerMinute,
        BarPeriod.H1 => Timestamp.NanosPerHour,
        BarPeriod.H4 => 4 * Timestamp.NanosPerHour,
        BarPeriod.D1 => Timestamp.NanosPerDay,
        BarPeriod.W1 => 7 * Timestamp.NanosPerDay,
        BarPeriod.MN1 => 31 * Timestamp.NanosPerDay,
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "Ticks are no bars."),
    };
}
