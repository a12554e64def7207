using System.Globalization;
using Arus.Contracts.MarketData;

namespace Arus.MarketData.Storage;

/// <summary>
/// Writes a feed as CSV, with every digit, so that an import of it stores the same rows. Not in it: the receive time, which an import takes from the
/// venue time; the end of a bar, which follows from its start; and flags are there to read, for an import judges every row anew.
/// </summary>
internal static class StoreExport
{
    private const int RowsAtOnce = 4096;

    /// <summary>Writes <c>time,bid,ask,flags</c>; returns the rows.</summary>
    public static long Ticks(IMarketFeed feed, TextWriter output)
    {
        var (rows, ticks) = (0L, new Tick[RowsAtOnce]);
        output.Write("time,bid,ask,flags\n");
        for (int count; (count = feed.Read(ticks)) > 0; rows += count)
        {
            foreach (ref readonly var tick in ticks.AsSpan(0, count))
            {
                output.Write(string.Create(CultureInfo.InvariantCulture, $"{tick.VenueTime},{tick.Bid},{tick.Ask},{(int)tick.Flags}\n"));
            }
        }

        return rows;
    }

    /// <summary>Writes <c>time,open,high,low,close,askclose,volume</c>; returns the rows. The ask at the close, because a spread may be meant in points.</summary>
    public static long Bars(IMarketFeed feed, TextWriter output)
    {
        var (rows, bars) = (0L, new Bar[RowsAtOnce]);
        output.Write("time,open,high,low,close,askclose,volume\n");
        for (int count; (count = feed.Read(bars)) > 0; rows += count)
        {
            foreach (ref readonly var bar in bars.AsSpan(0, count))
            {
                output.Write(string.Create(
                    CultureInfo.InvariantCulture, $"{bar.OpenedAt},{bar.Open},{bar.High},{bar.Low},{bar.Close},{bar.CloseAsk},{bar.Volume}\n"));
            }
        }

        return rows;
    }
}
