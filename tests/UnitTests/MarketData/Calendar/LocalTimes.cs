using System.Globalization;
using System.IO.Compression;

namespace Arus.UnitTests.MarketData.Calendar;

/// <summary>The local times of recorded files, read in the plainest way.</summary>
internal static class LocalTimes
{
    public static IEnumerable<long> InZip(string path, string format)
    {
        using var zip = ZipFile.OpenRead(path);
        using var reader = new StreamReader(zip.Entries.Single(static entry => entry.Name.EndsWith(".csv", StringComparison.Ordinal)).Open());
        while (reader.ReadLine() is { } line)
        {
            yield return Parse(line[..format.Length], format);
        }
    }

    /// <summary>A gzip file with a header; the time is made of one or more cells.</summary>
    public static IEnumerable<long> InGzip(string path, string format, char separator, params int[] cells)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var all = line.Split(separator);
            yield return Parse(string.Join(' ', cells.Select(cell => all[cell])), format);
        }
    }

    /// <summary>LEAN's files of one day each: the date in the name, milliseconds of the day in the rows.</summary>
    public static IEnumerable<long> InDays(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var day = Parse(Path.GetFileName(path)[..8], "yyyyMMdd");
            using var zip = ZipFile.OpenRead(path);
            using var reader = new StreamReader(zip.Entries.Single().Open());
            while (reader.ReadLine() is { } line)
            {
                var milliseconds = decimal.Parse(line.AsSpan(0, line.IndexOf(',')), NumberStyles.Float, CultureInfo.InvariantCulture);
                yield return day + (long)(milliseconds * Timestamp.NanosPerMillisecond);
            }
        }
    }

    private static long Parse(string text, string format) =>
        Timestamp.From(DateTime.ParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)).Nanos;
}
