using System.Diagnostics.CodeAnalysis;

using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>What the batch forms and the pipeline take; beyond it they throw, so that no state is ever poisoned silently.</summary>
internal static class IndicatorLimits
{
    /// <summary>The longest period, in bars.</summary>
    public const int PeriodMax = 10_000;

    /// <summary>Returns the period when it is 1 to <see cref="PeriodMax"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static int Period(int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, PeriodMax);
        return period;
    }

    /// <summary>Demands finite values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is NaN or infinite; its index is named.</exception>
    public static void CheckValues(IReadOnlyList<double> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentOutOfRangeException(nameof(values), values[i], $"value {i} is not finite");
            }
        }
    }

    /// <summary>Demands positive finite prices and a finite volume that is not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bar has another; its index is named.</exception>
    public static void CheckBars(IReadOnlyList<IndicatorInput> bars)
    {
        for (var i = 0; i < bars.Count; i++)
        {
            if (!IsUsable(bars[i]))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(bars), bars[i], $"bar {i} has a price that is not positive and finite, or a volume below 0");
            }
        }
    }

    /// <summary>Whether every price is positive and finite, and the volume finite and not negative.</summary>
    public static bool IsUsable(in IndicatorInput bar) =>
        IsPrice(bar.Open) && IsPrice(bar.High) && IsPrice(bar.Low) && IsPrice(bar.Close) && bar.Volume >= 0 && bar.Volume <= double.MaxValue;

    /// <summary>Whether a price is positive and finite.</summary>
    public static bool IsPrice(double price) => price > 0 && price <= double.MaxValue;

    /// <summary>Refuses a price.</summary>
    [DoesNotReturn]
    public static void ThrowPrice(double price) =>
        throw new ArgumentOutOfRangeException(nameof(price), price, "a price is positive and finite");

    /// <summary>Refuses a bar.</summary>
    [DoesNotReturn]
    public static void ThrowBar(in IndicatorInput bar) =>
        throw new ArgumentOutOfRangeException(nameof(bar), bar, "the prices of a bar are positive and finite, its volume is not negative");
}
