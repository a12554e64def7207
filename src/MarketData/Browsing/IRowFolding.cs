using Arus.Contracts.MarketData;
using Arus.MarketData.Bars;

namespace Arus.MarketData.Browsing;

/// <summary>How a row goes into a bar.</summary>
internal interface IRowFolding<TRow>
    where TRow : struct
{
    /// <summary>The first price of a bar that begins with the row, in nanos.</summary>
    static abstract long First(in TRow row);

    /// <summary>Adds the row to a bar.</summary>
    static abstract void Fold(in TRow row, ref OpenBar bar);

    /// <summary>Just behind the time of the row.</summary>
    static abstract Timestamp End(in TRow row);

    /// <summary>The bar the row is.</summary>
    static abstract Bar ToBar(in TRow row);
}
