using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Arus.Benchmarks.Flows;

/// <summary>
/// How fast a whole backtest is, from opening the first file to the final hash, each run a cold process on one core, alternating with the bare loop.
/// </summary>
internal static class BacktestSpeed
{
    private const int Runs = 5;

    /// <summary>Prints a table; <c>ARUS_TEST_DATA</c> holds the recorded ticks, <c>./arus</c> builds the program measured.</summary>
    public static int Run(string root)
    {
        if (Environment.GetEnvironmentVariable("ARUS_TEST_DATA") is not { Length: > 0 } data)
        {
            Console.Error.WriteLine("ARUS_TEST_DATA is not set; docs/test-data.md says how to supply recorded ticks.");
            return 2;
        }

        var program = Path.Combine(root, "artifacts", "program", "arus");
        string[] files = [.. Directory.GetFiles(Path.Combine(data, "lean/Data/forex/fxcm/tick/eurusd"), "*.zip").Order(StringComparer.Ordinal)];
        var loop = new List<Sample>();
        var rule = new List<Sample>();
        var consensus = new List<Sample>();
        var minute = new List<Sample>();
        for (var i = 0; i < Runs; i++)
        {
            loop.Add(Loop(files));
            rule.Add(Backtest(program, "ema-rsi", files));
            consensus.Add(Backtest(program, "consensus", files));
            minute.Add(Backtest(program, "consensus", files, "--set", "timeframe=M1"));
        }

        Console.WriteLine($"Machine: {Environment.ProcessorCount} cores, {Cpu()}, .NET {Environment.Version}. {Runs} cold processes each, alternating, on one core.");
        Console.WriteLine();
        Console.WriteLine("| run | ticks/s, median | span | of the bare loop | peak memory, MB | orders | tick to order handed over, µs: median, p99 (median of the runs) | hash |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        Print("bare loop, no engine", loop, loop);
        Print("ema-rsi", rule, loop);
        Print("consensus", consensus, loop);
        Print("consensus, M1", minute, loop);
        return 0;
    }

    private static Sample Loop(string[] files)
    {
        var words = Start(Environment.ProcessPath!, ["loop", .. files]).Trim().Split(' ');
        return new Sample(double.Parse(words[2], CultureInfo.InvariantCulture), long.Parse(words[3], CultureInfo.InvariantCulture), words[1], "", (0, 0));
    }

    private static Sample Backtest(string program, string strategy, string[] files, params string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("arus-bench-").FullName;
        try
        {
            var output = Start(program, ["backtest", "--strategy", strategy, "--symbol", "EURUSD", "--json", "--data", folder, .. more, "--in", .. files]);
            using var json = JsonDocument.Parse(output);
            return new Sample(
                json.RootElement.GetProperty("ticksPerSecond").GetDouble(), json.RootElement.GetProperty("peakMemoryBytes").GetInt64(),
                json.RootElement.GetProperty("orders").ToString(), json.RootElement.GetProperty("hash").GetString()![..12], Handed(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Microseconds from the arrival of a quote to the approved order, about to be handed over: median and 99th percentile over the run's orders.</summary>
    private static (double Median, double P99) Handed(string folder)
    {
        var times = Directory.GetFiles(folder, "*.times", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(' '))
            .Where(words => words[1] == "risk")
            .Select(words => double.Parse(words[2], CultureInfo.InvariantCulture) / 1000)
            .Order()
            .ToList();
        return times.Count == 0 ? (0, 0) : (times[times.Count / 2], times[times.Count * 99 / 100]);
    }

    private static string Start(string program, string[] arguments)
    {
        var hasTaskset = File.Exists("/usr/bin/taskset");
        var info = new ProcessStartInfo(hasTaskset ? "/usr/bin/taskset" : program, hasTaskset ? ["-c", "0", program, .. arguments] : arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(info)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    private static void Print(string name, List<Sample> samples, List<Sample> reference)
    {
        var speeds = samples.Select(sample => sample.TicksPerSecond).Order().ToList();
        var ratio = samples.Zip(reference, (sample, other) => sample.TicksPerSecond / other.TicksPerSecond).Order().ToList()[Runs / 2];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {speeds[Runs / 2]:#,0} | {speeds[0]:#,0}–{speeds[^1]:#,0} | {ratio:0.00} | {samples.Max(sample => sample.PeakMemoryBytes) / 1e6:0} | {samples[0].Orders} | {Middle(samples.Select(sample => sample.Handed.Median)):0.0}, {Middle(samples.Select(sample => sample.Handed.P99)):0.0} | {samples[0].Hash} |"));
    }

    private static double Middle(IEnumerable<double> values) => values.Order().ToList()[Runs / 2];

    private static string Cpu() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor"
        : "unknown processor";

    private sealed record Sample(double TicksPerSecond, long PeakMemoryBytes, string Orders, string Hash, (double Median, double P99) Handed);
}
