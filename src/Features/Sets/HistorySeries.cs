using Arus.Contracts.Features;
using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>Completes a history by the periods that can be built from what is given.</summary>
internal static class HistorySeries
{
    /// <summary>Every series given, and those needed, not given and buildable.</summary>
    /// <param name="history">What is given.</param>
    /// <param name="spec">Of what rows are made.</param>
    /// <param name="periods">The periods needed of the instrument itself; of the others the rows' own is.</param>
    /// <param name="builders">Builds them.</param>
    /// <exception cref="InvalidInputException">A series is not in the order of time.</exception>
    public static IReadOnlyList<BarHistory> Complete(
        FeatureHistory history, FeatureSetSpec spec, IReadOnlyList<BarPeriod> periods, IBarBuilderFactory builders)
    {
        foreach (var series in history.Bars)
        {
            CheckOrder(series);
        }

        return
        [
            .. history.Bars,
            .. Built(history, spec.Instrument.Id, periods, history.Ticks, builders),
            .. spec.Others.SelectMany(other => Built(history, other.Id, [spec.Period], [], builders)),
        ];
    }

    private static BarHistory[] Built(
        FeatureHistory history, InstrumentId instrument, IReadOnlyList<BarPeriod> needed, IReadOnlyList<Tick> ticks, IBarBuilderFactory builders)
    {
        var given = history.Bars.Where(series => series.Instrument == instrument).ToArray();
        var source = given.MinBy(series => series.Period);
        BarPeriod[] missing = [.. needed.Where(period => period > (source?.Period ?? BarPeriod.Tick) && !given.Any(series => series.Period == period))];
        if (missing.Length == 0 || (source is null && ticks.Count == 0))
        {
            return [];
        }

        var builder = builders.Create(instrument, missing);
        var closed = new Bar[builder.ClosedMax];
        var bars = new List<Bar>();
        foreach (var bar in source?.Bars ?? [])
        {
            bars.AddRange(closed.AsSpan(0, builder.Add(in bar, closed)));
        }

        foreach (var tick in source is null ? ticks : [])
        {
            bars.AddRange(closed.AsSpan(0, builder.Add(in tick, closed)));
        }

        return [.. missing.Select(period => new BarHistory(instrument, period, [.. bars.Where(bar => bar.Period == period)]))];
    }

    private static void CheckOrder(BarHistory series)
    {
        for (var i = 1; i < series.Bars.Count; i++)
        {
            if (series.Bars[i].ClosesAt <= series.Bars[i - 1].ClosesAt)
            {
                throw new InvalidInputException(
                    "FEATURE_HISTORY_ORDER", $"{series.Instrument} {series.Period}, bar {i}", $"closes at {series.Bars[i].ClosesAt}",
                    $"a close after that of the bar before, {series.Bars[i - 1].ClosesAt}");
            }
        }
    }
}
