using Arus.Contracts.MarketData;

namespace Arus.MarketData.Storage;

/// <summary>
/// Columns of bars: start, length, open, then high, low and close less the open, spread, volume, flags. Differences wrap around and so are exact
/// for any values.
/// </summary>
internal readonly struct BarLayout : IRowLayout<Bar>
{
    /// <inheritdoc/>
    public static int Columns => 9;

    /// <inheritdoc/>
    public static string Noun => "bars";

    /// <inheritdoc/>
    public static bool IsTimeUnique => true;

    /// <inheritdoc/>
    public static Timestamp Time(in Bar row) => row.OpenedAt;

    /// <inheritdoc/>
    public static bool Fits(in Bar row, in SeriesKey key) => row.Instrument == key.Instrument && row.Period == key.Resolution;

    /// <inheritdoc/>
    public static void Split(ReadOnlySpan<Bar> rows, long[][] columns)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            columns[0][i] = row.OpenedAt.Nanos;
            columns[1][i] = row.ClosesAt.Nanos - row.OpenedAt.Nanos;
            columns[2][i] = row.Open.Nanos;
            columns[3][i] = row.High.Nanos - row.Open.Nanos;
            columns[4][i] = row.Low.Nanos - row.Open.Nanos;
            columns[5][i] = row.Close.Nanos - row.Open.Nanos;
            columns[6][i] = row.Spread.Nanos;
            columns[7][i] = row.Volume;
            columns[8][i] = (byte)row.Flags;
        }
    }

    /// <inheritdoc/>
    public static void Join(in SeriesKey key, long[][] columns, int from, Span<Bar> rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var at = from + i;
            var openedAt = columns[0][at];
            var open = columns[2][at];
            rows[i] = new(
                key.Instrument, key.Resolution, new(openedAt), new(openedAt + columns[1][at]), new(open), new(open + columns[3][at]),
                new(open + columns[4][at]), new(open + columns[5][at]), new(columns[6][at]), columns[7][at], (QuoteFlags)columns[8][at]);
        }
    }
}
