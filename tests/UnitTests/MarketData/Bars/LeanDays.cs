using System.Globalization;
using System.IO.Compression;
using Arus.Contracts.MarketData;

namespace Arus.UnitTests.MarketData.Bars;

/// <summary>Recorded days in LEAN's form, read in the plainest way, their clock taken as if it were UTC.</summary>
internal static class LeanDays
{
    public static readonly InstrumentId Instrument = InstrumentId.Of("TEST");

    public static IEnumerable<Tick> Ticks(IEnumerable<string> files) => Rows(files).Select(static row => new Tick(
        Instrument, Price.From(row.Numbers[0]), Price.From(row.Numbers[1]), row.Time, row.Time));

    /// <summary>When each bar opens, and its bid.</summary>
    public static IEnumerable<(Timestamp At, Price Open, Price High, Price Low, Price Close)> Bars(IEnumerable<string> files) =>
        Rows(files).Select(static row => (
            row.Time, Price.From(row.Numbers[0]), Price.From(row.Numbers[1]), Price.From(row.Numbers[2]), Price.From(row.Numbers[3])));

    private static IEnumerable<(Timestamp Time, decimal[] Numbers)> Rows(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            var day = DateTime.ParseExact(Path.GetFileName(file)[..8], "yyyyMMdd", CultureInfo.InvariantCulture);
            var start = Timestamp.Utc(day.Year, day.Month, day.Day);
            using var zip = ZipFile.OpenRead(file);
            using var reader = new StreamReader(zip.Entries.Single().Open());
            while (reader.ReadLine() is { } line)
            {
                var cells = line.Split(',');
                decimal[] numbers = [.. cells.Select(static cell => decimal.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture))];
                yield return (start.Plus((long)(numbers[0] * Timestamp.NanosPerMillisecond)), numbers[1..]);
            }
        }
    }
}
