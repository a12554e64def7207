using Arus.Contracts.MarketData;
using Arus.MarketData.Bars;

namespace Arus.MarketData.Browsing;

/// <summary>Shorter bars go into longer ones as they do live.</summary>
internal readonly struct BarFolding : IRowFolding<Bar>
{
    /// <inheritdoc/>
    public static long First(in Bar row) => row.Open.Nanos;

    /// <inheritdoc/>
    public static void Fold(in Bar row, ref OpenBar bar) => bar.Fold(in row);

    /// <inheritdoc/>
    public static Timestamp End(in Bar row) => row.ClosesAt;

    /// <inheritdoc/>
    public static Bar ToBar(in Bar row) => row;
}
