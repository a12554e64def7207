using System.Globalization;
using Arus.Contracts.MarketData;

namespace Arus.MarketData.Import;

/// <summary>
/// What the path of a .bi5 file says: <c>…/2012/11/03/07h_ticks.bi5</c> holds the ticks of 3 December 2012, 07:00 UTC. Months count from 00.
/// </summary>
/// <param name="Start">What the times inside count from.</param>
/// <param name="Period">Ticks, or the period of candles.</param>
internal sealed record DukascopyName(Timestamp Start, BarPeriod Period)
{
    /// <summary>Reads a path; null when it does not say when.</summary>
    public static DukascopyName? Parse(string path)
    {
        var parts = path.Replace('\\', '/').Split('/');
        var name = parts[^1];
        return name switch
        {
            _ when name.EndsWith("h_ticks.bi5", StringComparison.OrdinalIgnoreCase) =>
                Of(parts[..^1], 3, name[..^"h_ticks.bi5".Length], BarPeriod.Tick),
            _ when name.EndsWith("_candles_min_1.bi5", StringComparison.OrdinalIgnoreCase) => Of(parts[..^1], 3, "0", BarPeriod.M1),
            _ when name.EndsWith("_candles_hour_1.bi5", StringComparison.OrdinalIgnoreCase) => Of(parts[..^1], 2, "0", BarPeriod.H1),
            _ when name.EndsWith("_candles_day_1.bi5", StringComparison.OrdinalIgnoreCase) => Of(parts[..^1], 1, "0", BarPeriod.D1),
            _ => null,
        };
    }

    private static DukascopyName? Of(string[] folders, int count, string hourText, BarPeriod period)
    {
        if (folders.Length < count)
        {
            return null;
        }

        int[] date = [1970, 0, 1];
        for (var i = 0; i < count; i++)
        {
            if (!int.TryParse(folders[folders.Length - count + i], NumberStyles.None, CultureInfo.InvariantCulture, out date[i]))
            {
                return null;
            }
        }

        var isHour = int.TryParse(hourText, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour < 24;
        return isHour && TimeCell.TryDayNanos(date[0], date[1] + 1, date[2], out var day)
            ? new(new Timestamp(day + (hour * Timestamp.NanosPerHour)), period)
            : null;
    }
}
