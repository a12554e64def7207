using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>Columns of bars.</summary>
internal static class BarColumns
{
    /// <summary>The closes.</summary>
    public static double[] Closes(this IReadOnlyList<IndicatorInput> bars) => [.. bars.Select(bar => bar.Close)];
}
