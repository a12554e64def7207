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
        var slowest = features.Select(feature => feature.WarmUp * (double)feature.Periods.Append(task.Period).Max().UsualNanos()).DefaultIfEmpty(0).Max();
        var labels = (double)task.Barriers.VolatilitySpan * task.Period.UsualNanos();
        var back = Reserve * Math.Max(slowest, labels);
        return from.Nanos < long.MinValue + back ? Timestamp.Min : from.Plus(-(long)back);
    }
}
