using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>Average true range. Wilder, New Concepts in Technical Trading Systems, 1978.</summary>
internal static class Atr
{
    /// <summary>
    /// One value per bar. TA-Lib and MetaTrader take no range of the first bar, which has no close before it, and begin at index
    /// <paramref name="period"/>; TradingView takes its high − low and begins at index period − 1. What comes before is NaN.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is not 1 to 10,000, or a bar is not usable.</exception>
    public static double[] Series(
        IReadOnlyList<IndicatorInput> bars, int period, SeedMode seed = SeedMode.TaLib, AtrSmoothing smoothing = AtrSmoothing.Auto)
    {
        IndicatorLimits.Period(period);
        IndicatorLimits.CheckBars(bars);

        var without = CountsFirstBar(seed) ? 0 : 1;
        var ranges = bars.Select((bar, i) => i == 0 ? bar.High - bar.Low : TrueRange(bar, bars[i - 1].Close)).Skip(without).ToArray();
        var averages = IsSimple(seed, smoothing) ? Sma.Series(ranges, period) : Ema.Wilder(ranges, period);
        return bars.Count == 0 ? [] : [.. Enumerable.Repeat(double.NaN, without), .. averages];
    }

    /// <summary>The bar's range, widened to the close before it.</summary>
    internal static double TrueRange(in IndicatorInput bar, double closeBefore) => Math.Max(bar.High, closeBefore) - Math.Min(bar.Low, closeBefore);

    /// <summary>Whether high − low of the first bar counts as a true range.</summary>
    internal static bool CountsFirstBar(SeedMode seed) => seed is SeedMode.TradingView;

    /// <summary>Whether the simple average is meant.</summary>
    internal static bool IsSimple(SeedMode seed, AtrSmoothing smoothing) =>
        smoothing is AtrSmoothing.Simple || (smoothing is AtrSmoothing.Auto && seed is SeedMode.MetaTrader);
}
