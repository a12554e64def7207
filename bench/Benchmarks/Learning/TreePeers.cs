using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Catalog;
using Arus.Learning.Linear;
using Arus.Learning.Metrics;
using Arus.Learning.Trees;
using static System.Runtime.InteropServices.MemoryMarshal;

namespace Arus.Benchmarks.Learning;

/// <summary>
/// Tabular models beside XGBoost and scikit-learn on the same rows, in one run, one thread each, same settings: log-loss on later rows (median of the seeds), processor seconds of
/// training (the machine may be shared), microseconds of a prediction of one row.
/// </summary>
internal static class TreePeers
{
    private const int Seeds = 5, Rounds = 100, Trees = 100;

    private static readonly string[] Kinds = ["booster", "forest", "extra-trees", "logistic"];
    private static readonly ModelCatalog Catalog = new([new BoosterKind(), new ForestKind(isExtra: false), new ForestKind(isExtra: true), new LogisticKind()]);
    private static readonly Dictionary<string, Dictionary<string, string>> Settings = new()
    {
        ["booster"] = new() { ["rounds"] = Text(Rounds), ["rows"] = "0.8", ["columns"] = "0.8" },
        ["forest"] = new() { ["trees"] = Text(Trees), ["max-depth"] = "12", ["min-leaf"] = "10" },
        ["extra-trees"] = new() { ["trees"] = Text(Trees), ["max-depth"] = "12", ["min-leaf"] = "10" },
        ["logistic"] = [],
    };

    /// <summary>Prints a table; without the peers only our half, and says so.</summary>
    public static int Run(string root)
    {
        var tables = new Dictionary<string, Table>
        {
            ["planted 20k x 20"] = new(Planted(40_000, 20, 3), 20_000, Kinds),
            ["planted 100k x 50"] = new(Planted(110_000, 50, 5), 100_000, ["booster"]),
        };
        if (Environment.GetEnvironmentVariable("ARUS_TEST_DATA") is { Length: > 0 } data)
        {
            tables["EURUSD hours"] = new(RecordedHours.Read(Path.Combine(data, "mt5/EURUSD_H1.csv.gz"), 30_000), 20_000, Kinds);
        }

        var peers = Peers(root, tables);
        Console.WriteLine($"Machine: {Environment.ProcessorCount} cores, .NET {Environment.Version}. Booster: {Rounds} trees of depth 6; forests: {Trees} trees of depth 12. {Seeds} seeds, one thread each; training in processor seconds.");
        Console.WriteLine(peers.Count > 0 ? "" : "The peers were skipped: /usr/bin/python3 has no numpy, xgboost and scikit-learn.");
        Console.WriteLine("| table | kind | log-loss, median | peer | ratio | training, s | peer | ratio | one row, µs | peer |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var (name, table) in tables)
        {
            foreach (var kind in table.Kinds)
            {
                Print(name, kind, Ours(kind, table), peers.GetValueOrDefault((name, kind)));
            }
        }

        var (wide, train) = (tables["planted 100k x 50"].All, 20_000);
        var long500 = Catalog.Train(new("booster", new Dictionary<string, string>(Settings["booster"]) { ["rounds"] = "500" }, 1), Part(wide, 0, train), null, default);
        Print("planted 100k x 50", "booster of 500", new([], 0, Micros(long500, wide, 100_000)), peers.GetValueOrDefault(("planted 100k x 50", "booster of 500")));
        return 0;
    }

    private static void Print(string table, string kind, Result ours, Result? peer)
    {
        string Loss(Result? result) => result is { Losses.Length: > 0 } ? Median(result.Losses).ToString("F5", CultureInfo.InvariantCulture) : "";
        string Number(double? value, string format) => value is > 0 ? value.Value.ToString(format, CultureInfo.InvariantCulture) : "";
        var loss = ours.Losses.Length > 0 && peer is { Losses.Length: > 0 } ? Median(ours.Losses) / Median(peer.Losses) : 0;
        var time = peer is { Seconds: > 0 } ? ours.Seconds / peer.Seconds : 0;
        Console.WriteLine($"| {table} | {kind} | {Loss(ours)} | {Loss(peer)} | {Number(loss, "F4")} | {Number(ours.Seconds, "F2")} | {Number(peer?.Seconds, "F2")} | {Number(time, "F2")} | {Number(ours.Micros, "F2")} | {Number(peer?.Micros, "F0")} |");
    }

    private static Result Ours(string kind, Table table)
    {
        var (train, test) = (Part(table.All, 0, table.Train), Part(table.All, table.Train, table.All.Count));
        var (losses, seconds, micros) = (new List<double>(), new List<double>(), 0.0);
        var judge = new ModelJudge();
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            var start = Environment.CpuUsage.TotalTime;
            var model = Catalog.Train(new(kind, Settings[kind], seed), train, null, default);
            seconds.Add((Environment.CpuUsage.TotalTime - start).TotalSeconds);
            losses.Add(Scoring.Of(judge.Predict(model, test.Features), test.Targets).LogLoss);
            micros = Micros(model, table.All, table.Train);
        }

        return new([.. losses], Median([.. seconds]), micros);
    }

    private static double Micros(IModel model, Examples all, int from)
    {
        var (predictor, micros) = (model.NewPredictor(), new double[8_000]);
        for (var i = 0; i < micros.Length; i++)
        {
            var row = all.Features.Row(from + i);
            var start = Stopwatch.GetTimestamp();
            predictor.Predict(row);
            micros[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        return Median(micros[4_000..]);
    }

    private static Examples Part(Examples all, int from, int to)
    {
        var columns = all.Features.Columns.Count;
        return new(all.Features with { Values = all.Features.Values[(from * columns)..(to * columns)] }, all.Targets[from..to]);
    }

    private static Dictionary<(string Table, string Kind), Result> Peers(string root, Dictionary<string, Table> tables)
    {
        var results = new Dictionary<(string, string), Result>();
        var folder = Directory.CreateTempSubdirectory("arus-peers-");
        try
        {
            foreach (var (name, table) in tables)
            {
                using var file = File.Create(Path.Combine(folder.FullName, name));
                for (var row = 0; row < table.All.Count; row++)
                {
                    file.Write(AsBytes(table.All.Features.Row(row)));
                    file.Write(AsBytes(table.All.Targets.AsSpan(row, 1)));
                }
            }

            var sizes = tables.ToDictionary(table => table.Key, table => new { columns = table.Value.All.Features.Columns.Count, train = table.Value.Train, kinds = table.Value.Kinds });
            File.WriteAllText(Path.Combine(folder.FullName, "plan.json"), JsonSerializer.Serialize(new { rounds = Rounds, trees = Trees, seeds = Seeds, tables = sizes }));
            if (!File.Exists("/usr/bin/python3"))
            {
                return results;
            }

            using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(root, "bench/Benchmarks/Learning/trees_peer.py"), folder.FullName]) { RedirectStandardOutput = true })!;
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

    // An interaction, a step, a line and a curve; the other columns are noise. Values are numbers of 32 bits, which XGBoost reads exactly.
    private static Examples Planted(int rows, int columns, ulong seed)
    {
        var random = new StrictRandom(seed);
        var (values, targets) = (new double[rows * columns], new double[rows]);
        for (var row = 0; row < rows; row++)
        {
            var x = values.AsSpan(row * columns, columns);
            for (var column = 0; column < columns; column++)
            {
                x[column] = (float)random.NextGaussian();
            }

            var odds = (x[0] * x[1]) + (x[2] > 0.5 ? 1 : -0.5) + (0.5 * x[3]) - (0.3 * x[4] * x[4]);
            targets[row] = random.NextDouble() < StrictMath.Logistic(odds) ? 1 : 0;
        }

        return new(new([.. Enumerable.Range(0, columns).Select(i => $"f{i}")], values), targets);
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed record Table(Examples All, int Train, string[] Kinds);

    private sealed record Result(double[] Losses, double Seconds, double Micros);
}
