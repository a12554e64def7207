using Arus.Contracts.MarketData;

namespace Arus.MarketData.Browsing;

/// <summary>One stored series as bars of any period: those it holds, or those its rows fold into. Thread-safe.</summary>
internal interface IBrowsedSeries
{
    /// <summary>Takes in what was stored meanwhile; from the opening of its first row to just behind all it knows. Null when it is empty.</summary>
    (Timestamp First, Timestamp End)? Refresh();

    /// <summary>Whether its rows can be made bars of a period.</summary>
    bool Makes(BarPeriod period);

    /// <summary>The last bars that opened before a moment, and not before another; the oldest first.</summary>
    List<Bar> Bars(BarPeriod period, Timestamp before, Timestamp notBefore, int count);
}
