using System.Globalization;
using Arus.Contracts.MarketData;

namespace Arus.MarketData.Import;

/// <summary>
/// What the path of a LEAN file says, outside and inside the archive:
/// <c>forex/fxcm/tick/eurusd/20140501_quote.zip:20140501_eurusd_tick_quote.csv</c>, <c>cfd/oanda/hour/xauusd.zip:xauusd.csv</c>.
/// </summary>
/// <param name="DayNanos">The day of the file, or null where it holds the whole history.</param>
/// <param name="Period">Its resolution, or null where no part of the path says it.</param>
/// <param name="Zone">The zone its market writes in, or null.</param>
/// <param name="IsEquity">Whether prices are ten-thousandths.</param>
internal sealed record LeanName(long? DayNanos, BarPeriod? Period, string? Zone, bool IsEquity)
{
    /// <summary>Reads the path of a file and the name of its member.</summary>
    public static LeanName Parse(string file, string member)
    {
        var folders = Path.GetDirectoryName(Path.GetFullPath(file))?.Replace('\\', '/').ToLowerInvariant().Split('/') ?? [];
        var words = Path.GetFileNameWithoutExtension(member).ToLowerInvariant().Split('_');
        var day = DayOf(words[0]) ?? DayOf(Path.GetFileNameWithoutExtension(file).Split('_')[0]);
        var period = words.Concat(folders.Reverse()).Select(PeriodOf).FirstOrDefault(static found => found is not null);
        var isEquity = folders.Contains("equity");
        var zone = isEquity ? "America/New_York"
            : folders.Contains("fxcm") ? "UTC-5"
            : folders.Contains("oanda") || folders.Contains("dukascopy") ? "UTC"
            : null;
        return new(day, period, zone, isEquity);
    }

    private static BarPeriod? PeriodOf(string word) => word switch
    {
        "tick" => BarPeriod.Tick,
        "second" => BarPeriod.S1,
        "minute" => BarPeriod.M1,
        "hour" => BarPeriod.H1,
        "daily" => BarPeriod.D1,
        _ => null,
    };

    private static long? DayOf(string word) =>
        word.Length == 8 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var date)
        && TimeCell.TryDayNanos(date / 10_000, date / 100 % 100, date % 100, out var nanos)
            ? nanos
            : null;
}
