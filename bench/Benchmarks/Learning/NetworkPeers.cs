using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Catalog;
using Arus.Learning.Networks.Kinds;
using Arus.Learning.Networks.Layers;
using static System.Runtime.InteropServices.MemoryMarshal;

namespace Arus.Benchmarks.Learning;

/// <summary>
/// Networks beside the same networks in PyTorch on the same rows, in one run, one thread each: log-loss on later rows (median of the seeds), processor seconds of training, microseconds per
/// prediction. One table is recorded hours, of which nobody knows how much can be known; the other is planted, so that a worse learner shows.
/// </summary>
internal static class NetworkPeers
{
    private const int Seeds = 5, Steps = 32, Epochs = 3, Batch = 64;
    private const double Rate = 0.001, Decay = 0.0001;

    private static readonly ModelCatalog Catalog = new([new LstmKind(), new TemporalConvolutionKind(), new TransformerKind()]);

    /// <summary>Prints a table; without <c>ARUS_TEST_DATA</c> only of planted rows, without PyTorch only our half.</summary>
    public static int Run(string root)
    {
        var tables = new Dictionary<string, (Examples All, int Train)> { ["planted"] = (Planted(8_000), 6_000) };
        if (Environment.GetEnvironmentVariable("ARUS_TEST_DATA") is { Length: > 0 } data)
        {
            tables["EURUSD hours"] = (RecordedHours.Read(Path.Combine(data, "mt5/EURUSD_H1.csv.gz"), 6_000), 4_000);
        }

        var peers = Peers(root, tables);
        Console.WriteLine($"Machine: {Environment.ProcessorCount} cores, .NET {Environment.Version}. {Steps} steps, {Epochs} epochs, batch {Batch}, AdamW {Rate}, {Seeds} seeds, one thread each.");
        Console.WriteLine();
        Console.WriteLine("| table | kind | log-loss, median | PyTorch | ratio | training, CPU s | PyTorch | one prediction, µs | PyTorch |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var (name, (all, train)) in tables)
        {
            foreach (var kind in new[] { "lstm", "tcn", "transformer" })
            {
                Print(name, kind, Ours(kind, all, train), peers.GetValueOrDefault((name, kind)));
            }
        }

        Print("64 x 60", "lstm", new([], 0, LstmMicros()), peers.GetValueOrDefault(("64 x 60", "lstm")));
        return 0;
    }

    private static void Print(string table, string kind, Result ours, Result? peer)
    {
        string Loss(Result? result) => result is { Losses.Length: > 0 } ? Median(result.Losses).ToString("F4", CultureInfo.InvariantCulture) : "";
        string Number(double? value, string format) => value is > 0 ? value.Value.ToString(format, CultureInfo.InvariantCulture) : "";
        var ratio = ours.Losses.Length > 0 && peer is { Losses.Length: > 0 } ? Median(ours.Losses) / Median(peer.Losses) : 0;
        Console.WriteLine($"| {table} | {kind} | {Loss(ours)} | {Loss(peer)} | {Number(ratio, "F4")} | {Number(ours.Seconds, "F1")} | {Number(peer?.Seconds, "F1")} | {Number(ours.Micros, "F0")} | {Number(peer?.Micros, "F0")} |");
    }

    private static Result Ours(string kind, Examples all, int trainRows)
    {
        var columns = all.Features.Columns.Count;
        Examples Part(int from, int to) => new(new(all.Features.Columns, all.Features.Values[(from * columns)..(to * columns)]), all.Targets[from..to]);
        var (train, test) = (Part(0, trainRows), Part(trainRows, all.Count));
        var settings = new Dictionary<string, string>
        {
            ["steps"] = Text(Steps),
            ["epochs"] = Text(Epochs),
            ["batch-size"] = Text(Batch),
            ["learning-rate"] = Rate.ToString(CultureInfo.InvariantCulture),
            ["weight-decay"] = Decay.ToString(CultureInfo.InvariantCulture),
            ["dropout"] = "0",
            ["clip"] = "1",
        };
        var (losses, seconds, micros) = (new List<double>(), new List<double>(), new List<double>());
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var model = Catalog.Train(new(kind, settings, seed), train, null, default);
            seconds.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
            var (predictor, sum, count) = (model.NewPredictor(), 0.0, 0);
            for (var end = Steps - 1; end < test.Count; end++, count++)
            {
                var start = Stopwatch.GetTimestamp();
                var p = predictor.Predict(test.Features.Values.AsSpan((end - Steps + 1) * columns, Steps * columns));
                micros.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
                sum -= Math.Log(test.Targets[end] == 1 ? p : 1 - p);
            }

            losses.Add(sum / count);
        }

        return new([.. losses], Median([.. seconds]), Median([.. micros]));
    }

    // The size that is asked for: 64 wide, 60 steps of 32 features.
    private static double LstmMicros()
    {
        var random = new StrictRandom(1);
        var network = new Chain(new Lstm(32, 64), new LastStep(), new Dense(64, 1));
        var weights = new float[network.WeightCount];
        network.Initialise(weights, random);
        var inputs = Enumerable.Range(0, 60 * 32).Select(_ => (float)random.NextGaussian()).ToArray();
        var pass = network.NewPass(new(60, 1, 32));
        var micros = new double[5_000];
        for (var i = 0; i < micros.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            pass.Forward(weights, inputs, null);
            micros[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        return Median(micros[2_000..]);
    }

    private static Dictionary<(string Table, string Kind), Result> Peers(string root, Dictionary<string, (Examples All, int Train)> tables)
    {
        var results = new Dictionary<(string, string), Result>();
        var folder = Directory.CreateTempSubdirectory("arus-peers-");
        try
        {
            foreach (var (name, (all, _)) in tables)
            {
                var columns = all.Features.Columns.Count;
                double[] rows = [.. Enumerable.Range(0, all.Count).SelectMany(row => all.Features.Values[(row * columns)..((row + 1) * columns)].Append(all.Targets[row]))];
                File.WriteAllBytes(Path.Combine(folder.FullName, name), AsBytes(rows.AsSpan()).ToArray());
            }

            var sizes = tables.ToDictionary(table => table.Key, table => new { columns = table.Value.All.Features.Columns.Count, train = table.Value.Train });
            File.WriteAllText(
                Path.Combine(folder.FullName, "plan.json"),
                JsonSerializer.Serialize(new { steps = Steps, rate = Rate, decay = Decay, epochs = Epochs, batch = Batch, seeds = Seeds, tables = sizes }));
            using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(root, "bench/Benchmarks/Learning/networks_peer.py"), folder.FullName]) { RedirectStandardOutput = true })!;
            while (process.StandardOutput.ReadLine() is { } line)
            {
                using var json = JsonDocument.Parse(line);
                var value = json.RootElement;
                results[(value.GetProperty("table").GetString()!, value.GetProperty("kind").GetString()!)] = new(
                    [.. value.GetProperty("losses").EnumerateArray().Select(loss => loss.GetDouble())], value.GetProperty("seconds").GetDouble(), value.GetProperty("micros").GetDouble());
            }

            process.WaitForExit();
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return results;
    }

    // The event: the sum of one feature over two steps, some time ago, exceeds another's now; one row in five is the wrong way.
    private static Examples Planted(int rows)
    {
        const int Columns = 8;
        var random = new StrictRandom(11);
        double[] values = [.. Enumerable.Range(0, rows * Columns).Select(_ => random.NextGaussian())];
        var targets = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            double At(int back, int column) => row >= back ? values[((row - back) * Columns) + column] : 0;
            targets[row] = (At(3, 1) + At(4, 1) > At(0, 2)) != (random.NextInt(5) == 0) ? 1 : 0;
        }

        return new(new([.. Enumerable.Range(0, Columns).Select(i => $"f{i}")], values), targets);
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed record Result(double[] Losses, double Seconds, double Micros);
}
