using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>On-balance volume: volume added when the close rises and taken away when it falls. Granville, 1963.</summary>
internal static class Obv
{
    /// <summary>One value per bar, from the first on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bar is not usable.</exception>
    public static double[] Series(IReadOnlyList<IndicatorInput> bars, ObvStart start = ObvStart.Volume)
    {
        IndicatorLimits.CheckBars(bars);

        var values = new double[bars.Count];
        for (var i = 0; i < bars.Count; i++)
        {
            values[i] = i == 0
                ? start is ObvStart.Volume ? bars[0].Volume : 0.0
                : values[i - 1] + Signed(bars[i].Volume, bars[i].Close, bars[i - 1].Close);
        }

        return values;
    }

    /// <summary>The volume, with the sign of the change of the close.</summary>
    internal static double Signed(double volume, double close, double closeBefore) =>
        close > closeBefore ? volume : close < closeBefore ? -volume : 0.0;
}
