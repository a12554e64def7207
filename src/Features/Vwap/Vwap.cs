using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>Volume-weighted average price since the anchor: Σ(typical price × volume) ÷ Σ volume; typical is (high + low + close) ÷ 3.</summary>
internal static class Vwap
{
    /// <summary>One value per bar; NaN from an anchor until there is volume.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bar is not usable.</exception>
    public static double[] Series(IReadOnlyList<IndicatorInput> bars, VwapAnchor anchor = VwapAnchor.Session)
    {
        IndicatorLimits.CheckBars(bars);

        var values = new double[bars.Count];
        var (turnover, volume) = (0.0, 0.0);
        for (var i = 0; i < bars.Count; i++)
        {
            if (i > 0 && StartOf(anchor, bars[i].Time) != StartOf(anchor, bars[i - 1].Time))
            {
                (turnover, volume) = (0.0, 0.0);
            }

            turnover += Cci.TypicalPrice(bars[i]) * bars[i].Volume;
            volume += bars[i].Volume;
            values[i] = volume > 0 ? turnover / volume : double.NaN;
        }

        return values;
    }

    /// <summary>The span an anchor holds for around a moment: its first moment, and the first moment of the next span.</summary>
    internal static (Timestamp Start, Timestamp End) SpanOf(VwapAnchor anchor, Timestamp moment) => anchor switch
    {
        VwapAnchor.Session => TradingDay.Of(moment),
        VwapAnchor.Day => (moment.StartOfDay, moment.StartOfDay.Plus(Timestamp.NanosPerDay)),
        _ => (Timestamp.Min, Timestamp.Max),
    };

    private static Timestamp StartOf(VwapAnchor anchor, Timestamp moment) => SpanOf(anchor, moment).Start;
}
