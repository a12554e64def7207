using Arus.Contracts.MarketData;

namespace Arus.MarketData.Storage;

/// <summary>
/// Columns of ticks: receive time, venue time less receive time, bid, ask less bid, flags. Differences wrap around and so are exact for any values.
/// </summary>
internal readonly struct TickLayout : IRowLayout<Tick>
{
    /// <inheritdoc/>
    public static int Columns => 5;

    /// <inheritdoc/>
    public static string Noun => "ticks";

    /// <inheritdoc/>
    public static bool IsTimeUnique => false;

    /// <inheritdoc/>
    public static Timestamp Time(in Tick row) => row.ReceivedAt;

    /// <inheritdoc/>
    public static bool Fits(in Tick row, in SeriesKey key) => row.Instrument == key.Instrument;

    /// <inheritdoc/>
    public static void Split(ReadOnlySpan<Tick> rows, long[][] columns)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            columns[0][i] = row.ReceivedAt.Nanos;
            columns[1][i] = row.VenueTime.Nanos - row.ReceivedAt.Nanos;
            columns[2][i] = row.Bid.Nanos;
            columns[3][i] = row.Ask.Nanos - row.Bid.Nanos;
            columns[4][i] = (byte)row.Flags;
        }
    }

    /// <inheritdoc/>
    public static void Join(in SeriesKey key, long[][] columns, int from, Span<Tick> rows)
    {
        var instrument = key.Instrument;
        var received = columns[0].AsSpan(from, rows.Length);
        var venue = columns[1].AsSpan(from, rows.Length);
        var bid = columns[2].AsSpan(from, rows.Length);
        var spread = columns[3].AsSpan(from, rows.Length);
        var flags = columns[4].AsSpan(from, rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new(
                instrument, new(bid[i]), new(bid[i] + spread[i]), new(received[i] + venue[i]), new(received[i]), (QuoteFlags)flags[i]);
        }
    }
}
