using System.Globalization;
using System.IO.Compression;
using Arus.Contracts.Features;

namespace Arus.Benchmarks.Features;

/// <summary>A million bars to measure on.</summary>
internal static class BenchmarkBars
{
    /// <summary>How many.</summary>
    public const int Count = 1_000_000;

    private const string RecordedTicks = "lean/Data/forex/fxcm/tick/eurusd";

    private static readonly string? Root = Environment.GetEnvironmentVariable("ARUS_TEST_DATA");

    /// <summary>What there is to measure on.</summary>
    public static IEnumerable<string> Markets => Root is null ? ["walk"] : ["walk", "recorded"];

    /// <summary>A seeded walk of bars, or the mids of recorded EURUSD ticks, each as a bar of no height.</summary>
    public static IndicatorInput[] Load(string market) => market == "walk" ? Walk() : Recorded();

    private static IndicatorInput[] Walk()
    {
        var random = new Random(1);
        var close = 1.1;
        var bars = new IndicatorInput[Count];
        for (var i = 0; i < Count; i++)
        {
            var open = close;
            close += (random.NextDouble() - 0.5) * 1e-4;
            bars[i] = new(
                new Timestamp(i * Timestamp.NanosPerMinute),
                open, Math.Max(open, close) + 1e-5, Math.Min(open, close) - 1e-5, close,
                random.Next(1, 100));
        }

        return bars;
    }

    private static IndicatorInput[] Recorded() => [.. Directory.GetFiles(Path.Combine(Root!, RecordedTicks), "*.zip").Order(StringComparer.Ordinal)
        .SelectMany(Mids).Take(Count).Select((mid, i) => IndicatorInput.Single(new Timestamp(i * Timestamp.NanosPerSecond), mid))];

    private static IEnumerable<double> Mids(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        using var reader = new StreamReader(archive.Entries[0].Open());
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            yield return (double.Parse(cells[1], CultureInfo.InvariantCulture) + double.Parse(cells[2], CultureInfo.InvariantCulture)) / 2.0;
        }
    }
}
