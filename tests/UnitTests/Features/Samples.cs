using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Arus.Contracts.Features;

namespace Arus.UnitTests.Features;

/// <summary>Bars for the tests of indicators: forty fixed ones, seeded walks, recorded and published ones.</summary>
internal static class Samples
{
    private const string FortyBars = """
        100.0,100.61,99.33,100.31,196 100.31,100.83,99.71,100.34,432 100.34,100.71,99.02,99.85,255 99.85,100.49,98.66,99.45,989
        99.45,100.51,98.91,100.05,662 100.05,100.75,98.83,99.55,981 99.55,100.0,98.5,99.21,765 99.21,99.23,97.78,98.56,137
        98.56,99.0,98.0,98.75,563 98.75,98.93,97.89,98.54,744 98.54,99.51,97.32,98.15,451 98.15,98.69,97.54,98.56,594
        98.56,99.86,98.16,98.96,849 98.96,99.22,98.59,99.2,198 99.2,99.69,99.05,99.32,823 99.32,99.41,98.26,98.46,908
        98.46,99.05,98.08,98.56,189 98.56,98.87,98.09,98.47,210 98.47,100.15,98.04,99.36,608 99.36,100.32,98.24,98.4,414
        98.4,99.62,97.57,98.9,264 98.9,99.35,97.91,99.3,127 99.3,100.29,97.94,98.62,135 98.62,99.26,97.94,98.1,918
        98.1,98.96,97.48,97.98,247 97.98,98.54,97.18,98.54,363 98.54,98.76,97.35,97.8,319 97.8,98.99,97.52,98.28,288
        98.28,99.22,97.4,98.62,293 98.62,99.18,96.9,97.89,488 97.89,97.95,97.36,97.65,752 97.65,98.0,96.67,97.09,441
        97.09,98.58,96.46,97.67,529 97.67,98.43,96.92,97.81,911 97.81,98.16,97.57,97.62,493 97.62,97.79,96.88,97.53,929
        97.53,99.06,96.61,98.11,939 98.11,98.93,97.48,98.43,973 98.43,98.46,97.22,97.54,649 97.54,97.96,96.94,97.84,627
        """;

    /// <summary>The start of every made-up series: a Monday, midnight UTC.</summary>
    public static readonly Timestamp Start = Timestamp.Utc(2024, 1, 1);

    /// <summary>Forty hourly bars, whose indicator values are known for each platform.</summary>
    public static IndicatorInput[] Forty { get; } = [.. FortyBars
        .Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .Select((bar, i) => bar.Split(',').Select(Number).ToArray() is [var open, var high, var low, var close, var volume]
            ? new IndicatorInput(Start.Plus(i * Timestamp.NanosPerHour), open, high, low, close, volume)
            : throw new FormatException(bar))];

    /// <summary>The closes of <see cref="Forty"/>.</summary>
    public static double[] FortyCloses { get; } = [.. Forty.Select(bar => bar.Close)];

    /// <summary>Closes of bars.</summary>
    public static double[] Closes(IEnumerable<IndicatorInput> bars) => [.. bars.Select(bar => bar.Close)];

    /// <summary>A seeded walk of hourly bars in whole points of 10⁻⁵, with flat stretches, as quiet markets have them.</summary>
    public static IndicatorInput[] Walk(int count, int seed)
    {
        var random = new Random(seed);
        var bars = new IndicatorInput[count];
        var close = 110_000;
        for (var i = 0; i < count; i++)
        {
            var open = close;
            var isFlat = i / 50 % 4 == 3;
            close = Math.Max(open + (isFlat ? 0 : random.Next(-40, 41)), 1_000);
            var high = Math.Max(open, close) + (isFlat ? 0 : random.Next(0, 30));
            var low = Math.Min(open, close) - (isFlat ? 0 : random.Next(0, 30));
            bars[i] = new(Start.Plus(i * Timestamp.NanosPerHour), open / 1e5, high / 1e5, low / 1e5, close / 1e5, random.Next(0, 500));
        }

        return bars;
    }

    /// <summary>57,600 recorded hours of GBPUSD with tick volume.</summary>
    public static IndicatorInput[] RecordedHours() => [.. Lines(Recorded.Find("ejtrader_h1/GBPUSDh1.csv.gz")).Skip(1)
        .Select(line => line.Split(','))
        .Select(cell => new IndicatorInput(
            Timestamp.From(DateTime.Parse(cell[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)),
            Number(cell[1]) / 1e5, Number(cell[2]) / 1e5, Number(cell[3]) / 1e5, Number(cell[4]) / 1e5, Number(cell[5])))];

    /// <summary>A published table as its columns by name; cells that are empty are NaN.</summary>
    public static Dictionary<string, double[]> Table(string path)
    {
        var lines = Lines(Recorded.Find(path)).Where(line => line.Length > 0).ToArray();
        var header = lines[0].TrimStart('\uFEFF').Split(',');
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToArray();
        return header.Select((name, column) => (Name: name.Trim(), Column: column)).ToDictionary(
            heading => heading.Name,
            heading => rows.Select(row => heading.Column < row.Length ? Number(row[heading.Column]) : double.NaN).ToArray());
    }

    /// <summary>Bars of a published table; what it lacks is the close, a missing volume 1.</summary>
    public static IndicatorInput[] Bars(Dictionary<string, double[]> table)
    {
        return [.. Column("close")!.Select((close, i) => new IndicatorInput(
            Start.Plus(i * Timestamp.NanosPerDay),
            Column("open")?[i] ?? close, Column("high")?[i] ?? close, Column("low")?[i] ?? close, close, Column("volume")?[i] ?? 1))];

        double[]? Column(string name) => table.FirstOrDefault(column => column.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
    }

    /// <summary>The 502 days every result in <c>reference/skender</c> is of.</summary>
    public static IndicatorInput[] SkenderBars() => Bars(Table("reference/skender/quotes/default.csv"));

    /// <summary>One field of a result in <c>reference/skender</c>; null is NaN.</summary>
    public static double[] Skender(string name, string field)
    {
        using var file = File.OpenRead(Recorded.Find($"reference/skender/results/{name}.standard.json.gz"));
        using var stream = new GZipStream(file, CompressionMode.Decompress);
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.EnumerateArray().Select(row => row.GetProperty(field))
            .Select(value => value.ValueKind is JsonValueKind.Null ? double.NaN : value.GetDouble())];
    }

    /// <summary>The rows of numbers under a heading such as <c>sma 5</c> in <c>reference/tulip</c>: inputs, then outputs.</summary>
    public static double[][] Tulip(string heading) => [.. File.ReadLines(Recorded.Find("reference/tulip/atoz.txt"))
        .SkipWhile(line => line != heading).Skip(1).TakeWhile(line => line.Length > 0).Where(line => line[0] == '{')
        .Select(line => line.Trim('{', '}').Split(',').Select(Number).ToArray())];

    /// <summary>Bars of high, low and close.</summary>
    public static IndicatorInput[] Bars(double[] high, double[] low, double[] close) => [.. close
        .Select((price, i) => new IndicatorInput(Start.Plus(i * Timestamp.NanosPerDay), price, high[i], low[i], price, 1))];

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static IEnumerable<string> Lines(string path)
    {
        using Stream file = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress)
            : File.OpenRead(path);
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            yield return line.TrimEnd('\r');
        }
    }
}
