using System.Globalization;

namespace Arus.Benchmarks.Live;

/// <summary>What the tables of live measurements have in common.</summary>
internal static class Tables
{
    public static string Machine() => string.Create(
        CultureInfo.InvariantCulture,
        $"Machine: {Environment.ProcessorCount} cores, {Cpu()}, .NET {Environment.Version}, load {Load()}. Terminals run on the same machine as the server.");

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    public static string Span(IEnumerable<double> values, string format)
    {
        var sorted = values.Order().ToList();
        return sorted[0].ToString(format, CultureInfo.InvariantCulture) + "–" + sorted[^1].ToString(format, CultureInfo.InvariantCulture);
    }

    public static double Percentile(double[] sorted, double fraction) => sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * fraction)];

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Cpu() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor"
        : "unknown processor";
}
