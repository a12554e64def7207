using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>One bar's directional movement, by Wilder's rule: only the larger of the two counts, and neither when they are equal.</summary>
/// <param name="Plus">How far the high rose beyond the high before.</param>
/// <param name="Minus">How far the low fell beyond the low before.</param>
/// <param name="Range">The true range.</param>
internal readonly record struct DirectionalMovement(double Plus, double Minus, double Range)
{
    /// <summary>The movement from one bar to the next.</summary>
    public static DirectionalMovement Between(double highBefore, double lowBefore, double closeBefore, in IndicatorInput bar)
    {
        var up = bar.High - highBefore;
        var down = lowBefore - bar.Low;
        return new(up > 0 && up > down ? up : 0.0, down > 0 && down > up ? down : 0.0, Atr.TrueRange(bar, closeBefore));
    }

    /// <summary>Both movements as a share of this bar's own range.</summary>
    public DirectionalMovement AsShares() => new(Share(Plus, Range), Share(Minus, Range), Range);

    /// <summary>100 × movement ÷ range; 0 where there is no range.</summary>
    public static double Share(double movement, double range) => range > 0.0 ? 100.0 * (movement / range) : 0.0;

    /// <summary>100 × |plus − minus| ÷ (plus + minus); NaN where nothing moved.</summary>
    public static double Index(double plus, double minus) => plus + minus > 0.0 ? 100.0 * (Math.Abs(plus - minus) / (plus + minus)) : double.NaN;
}
