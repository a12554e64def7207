using System.Globalization;
using System.IO.Compression;
using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;

namespace Arus.Benchmarks.Learning;

/// <summary>Recorded hours as examples: returns over five spans, the range and the hour; the event is a higher close four hours later.</summary>
internal static class RecordedHours
{
    /// <summary>Reads the first rows.</summary>
    public static Examples Read(string file, int rows)
    {
        const int Ahead = 4, Before = 24;
        int[] spans = [1, 2, 4, 8, 24];
        var bars = new List<(double High, double Low, double Close, double Hour)>();
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        while (bars.Count < rows + Ahead + Before && reader.ReadLine() is { } line)
        {
            var cells = line.Split(',', '\t');
            var time = Array.FindIndex(cells, cell => cell.Contains(':'));
            if (time >= 0 && cells.Length > time + 4 && double.TryParse(cells[time + 4], CultureInfo.InvariantCulture, out var close))
            {
                bars.Add((double.Parse(cells[time + 2], CultureInfo.InvariantCulture), double.Parse(cells[time + 3], CultureInfo.InvariantCulture), close,
                    double.Parse(cells[time].Split(' ', 'T')[^1].Split(':')[0], CultureInfo.InvariantCulture)));
            }
        }

        var (values, targets) = (new List<double>(), new List<double>());
        for (var i = Before; i < rows + Before; i++)
        {
            values.AddRange(spans.Select(span => StrictMath.Log(bars[i].Close / bars[i - span].Close)));
            values.AddRange([bars[i].High - bars[i].Low, bars[i].Hour]);
            targets.Add(bars[i + Ahead].Close > bars[i].Close ? 1 : 0);
        }

        return new(new([.. spans.Select(span => $"return-{span}"), "range", "hour"], [.. values]), [.. targets]);
    }
}
