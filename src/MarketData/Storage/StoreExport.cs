using Arus.Contracts.MarketData;

namespace Arus.MarketData.Storage;

/// <summary>Writes a feed as CSV, with every digit.</summary>
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
            foreach (var tick in ticks.AsSpan(0, count))
            {
                output.Write($"{tick.VenueTime},{tick.Bid},{tick.Ask},{(int)tick.Flags}\n");
            }
        }

        return rows;
    }

    /// <summary>Writes <c>time,open,high,low,close,spread,volume</c>; returns the rows.</summary>
    public static long Bars(IMarketFeed feed, TextWriter output)
    {
        var (rows, bars) = (0L, new Bar[RowsAtOnce]);
        output.Write("time,open,high,low,close,spread,volume\n");
        for (int count; (count = feed.Read(bars)) > 0; rows += count)
        {
            foreach (var bar in bars.AsSpan(0, count))
            {
                output.Write(string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{bar.OpenedAt},{bar.Open},{bar.High},{bar.Low},{bar.Close},{bar.Spread},{bar.Volume}\n"));
            }
        }

        return rows;
    }
}
