using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Arus.Foundation.Numerics;
using Arus.Host;
using Arus.Host.Commands;
using Arus.IntegrationTests.Host;
using Arus.Learning.Onnx;
using Arus.UnitTests.Learning.Onnx;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.IntegrationTests.Learning.Imports;

/// <summary>
/// Models of other programs from their file to the forecast seat of a backtest: what the seat said at each close is what the model says of that row, worked by hand or
/// by the program that made it.
/// </summary>
public sealed class ImportedModelTests : IDisposable
{
    private const string Names = "ret1,rsi14,clock.hour";

    /// <summary>Tree 0: rsi14 ≤ 50 (missing counts as 0) ? (ret1 ≤ 0 (missing goes right) ? 0.3 : 0.1) : −0.2. Tree 1: the hour is one of 3, 9 and 20 ? 0.25 : −0.05.</summary>
    private const string LightGbm = """
        tree
        version=v4
        num_class=1
        num_tree_per_iteration=1
        label_index=0
        max_feature_idx=2
        objective=binary sigmoid:1
        feature_names=ret1 rsi14 clock.hour
        feature_infos=[-1:1] [0:100] 3:9:20
        tree_sizes=100 100

        Tree=0
        num_leaves=3
        num_cat=0
        split_feature=1 0
        split_gain=10 5
        threshold=50 0
        decision_type=2 8
        left_child=1 -1
        right_child=-2 -3
        leaf_value=0.3 -0.2 0.1
        leaf_weight=5 10 5
        leaf_count=20 40 20
        internal_value=0 0
        internal_weight=20 10
        internal_count=80 40
        is_linear=0
        shrinkage=1


        Tree=1
        num_leaves=2
        num_cat=1
        split_feature=2
        split_gain=3
        threshold=0
        decision_type=1
        left_child=-1
        right_child=-2
        leaf_value=0.25 -0.05
        leaf_weight=5 5
        leaf_count=20 60
        internal_value=0
        internal_weight=10
        internal_count=80
        cat_boundaries=0 1
        cat_threshold=1049096
        is_linear=0
        shrinkage=1


        end of trees

        pandas_categorical:null
        """;

    // Learns from rows of features and writes the model, and what it says of them: python3 - ROWS MODEL ANSWERS.
    private const string XGBoost = """
        import sys, numpy as np, xgboost as xgb
        rows = np.genfromtxt(sys.argv[1], delimiter=",", skip_header=1)[:, 1:].astype(np.float32)
        target = (np.random.default_rng(3).random(len(rows)) < np.where(np.nan_to_num(rows[:, 0]) > 0, 0.7, 0.3)).astype(int)
        data = xgb.DMatrix(rows, target, feature_names=["ret1", "rsi14", "clock.hour"])
        model = xgb.train({"objective": "binary:logistic", "tree_method": "hist", "max_depth": 3, "eta": 0.3, "seed": 1, "nthread": 1}, data, 20)
        model.save_model(sys.argv[2])
        np.savetxt(sys.argv[3], model.predict(data).astype(float), fmt="%.17g")
        """;

    private readonly CommandDesk _desk = new();
    private readonly string _bars;

    public ImportedModelTests()
    {
        _bars = _desk.Bars(400);
        _desk.Done("import", _bars, "--symbol", "EURUSD", "--source", "mine", "--timezone", "UTC", "--data", _desk.Data);
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Import_ATextOfLightGbm_SaysInABacktestWhatWasWorkedByHand()
    {
        Import(_desk.Write("model.txt", LightGbm));

        AssertSaid(Rows().Where(row => IsHeard(row.Value)).ToDictionary(row => row.Key, row => StrictMath.Logistic(ByHand(row.Value))), 1e-12);
    }

    [Fact]
    public void Import_AModelXGBoostMakesNow_SaysInABacktestWhatXGBoostSays()
    {
        var (rows, model, answers) = (Path.Combine(_desk.Folder, "rows.csv"), Path.Combine(_desk.Folder, "model.json"), Path.Combine(_desk.Folder, "answers.txt"));
        var known = Rows();
        Assert.SkipUnless(HasMade(rows, model, answers), "XGBoost for Python is not installed (Debian: python3-xgboost); the recorded vectors of the unit tests stand for it.");
        Import(model);

        AssertSaid(known.Zip(File.ReadLines(answers)).Where(pair => IsHeard(pair.First.Value)).ToDictionary(pair => pair.First.Key, pair => double.Parse(pair.Second, CultureInfo.InvariantCulture)), 3e-7);
    }

    [Fact]
    public void Import_AModelOfOnnx_SaysInABacktestWhatItsFormulaSays()
    {
        var runtime = OnnxBytes.Runtime();
        var file = Path.Combine(_desk.Folder, "model.onnx");
        File.WriteAllBytes(file, OnnxBytes.Logistic([40f, 0.01f, -0.02f], -0.3f, notes: ("arus.features", "ret1, rsi14, clock.hour")));
        Import(file, runtime);

        AssertSaid(
            Rows().Where(row => !row.Value.Any(double.IsNaN)).ToDictionary(row => row.Key, row => StrictMath.Logistic((40 * row.Value[0]) + (0.01 * row.Value[1]) - (0.02 * row.Value[2]) - 0.3)),
            1e-6, runtime);
    }

    [Fact]
    public async Task Import_AModelOfOnnxWithoutItsRuntime_IsOneRefusalThatSaysHowToGetIt()
    {
        var file = Path.Combine(_desk.Folder, "model.onnx");
        await File.WriteAllBytesAsync(file, OnnxBytes.Logistic([1f], 0f, notes: ("arus.features", "ret1")), TestContext.Current.CancellationToken);

        using var process = Programs.Start(
            "arus", new Dictionary<string, string> { [OnnxRuntime.PathVariable] = "/no/such/library" }, "models", "import", "eurusd-h1", file, "--source", "mine", "--data", _desk.Data);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((2, ""), (process.ExitCode, await output));
        Assert.Contains("ONNX_RUNTIME_MISSING", Assert.Single(error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("./arus onnx", error, StringComparison.Ordinal);
    }

    /// <summary>Of a row that is mostly missing nothing is said, as none was trained on.</summary>
    private static bool IsHeard(double[] row) => row.Count(double.IsNaN) * 2 <= row.Length;

    private static double ByHand(double[] row)
    {
        var (ret, rsi, hour) = (row[0], double.IsNaN(row[1]) ? 0 : row[1], row[2]);
        return (rsi <= 50 ? ret <= 0 ? 0.3 : 0.1 : -0.2) + (hour is 3 or 9 or 20 ? 0.25 : -0.05);
    }

    /// <summary>Imports as of the day before the bars: of nothing later does the model count as knowing.</summary>
    private void Import(string file, OnnxRuntime? runtime = null)
    {
        using var services = Services(new NewYear(), runtime);
        var (status, output, error) = Run(services, "models", "import", "eurusd-h1", file, "--source", "mine", "--data", _desk.Data, "--json");
        Assert.True(status == 0, error);
        Assert.Equal("", error);
        Assert.Contains("\"challenger\"", output, StringComparison.OrdinalIgnoreCase);
    }

    private void AssertSaid(Dictionary<string, double> expected, double within, OnnxRuntime? runtime = null)
    {
        using var services = Services(TimeProvider.System, runtime);
        var (status, output, error) = Run(
            services, "backtest", "--strategy", "consensus", "--source", "mine", "--symbol", "EURUSD", "--period", "H1", "--data", _desk.Data, "--json", "--set", "timeframe=H1",
            "--set", "agents.forecast.period=H1", "--set", "agents.forecast.versions=1");
        Assert.True(status == 0, error);
        Assert.NotEmpty(output);
        var ledger = Directory.GetFiles(Path.Combine(_desk.Data, "runs"), "ledger.jsonl", SearchOption.AllDirectories).Single();
        var compared = 0;
        foreach (var line in File.ReadLines(ledger).Where(line => line.Contains("\"kind\":\"decision\"", StringComparison.Ordinal)))
        {
            using var decision = JsonDocument.Parse(line);
            var opened = DateTime.Parse(decision.RootElement.GetProperty("bar").GetProperty("openedAt").GetString()![..19], CultureInfo.InvariantCulture);
            var opinion = decision.RootElement.GetProperty("opinions").EnumerateArray().Single(one => one.GetProperty("agent").GetString() == "forecast");
            var reasons = opinion.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("value").GetDouble()).ToArray();
            if (!expected.TryGetValue(Key(opened.AddHours(1)), out var probability))
            {
                Assert.Equal(0.5, reasons[1]);
                continue;
            }

            Assert.Equal(1, reasons[0]);
            Assert.Equal(probability, reasons[1], within);
            compared++;
        }

        Assert.True(compared > 350, $"{compared} of {expected.Count} closes were decided on");
        Assert.True(expected.Values.Select(value => Math.Round(value, 6)).Distinct().Count() > 3, "the model says the same of every row");
    }

    /// <summary>What the seat reads at each close, by the moment of the close.</summary>
    private Dictionary<string, double[]> Rows()
    {
        var file = Path.Combine(_desk.Folder, "rows.csv");
        _desk.Done("features", "--in", _bars, "--symbol", "EURUSD", "--timezone", "UTC", "--names", Names, "--out", file);
        return File.ReadLines(file).Skip(1).Select(line => line.Split(',')).ToDictionary(
            cells => Key(DateTime.Parse(cells[0][..19], CultureInfo.InvariantCulture)),
            cells => cells[1..].Select(cell => cell.Length == 0 ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture)).ToArray());
    }

    private static string Key(DateTime moment) => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static ServiceProvider Services(TimeProvider time, OnnxRuntime? runtime)
    {
        var services = new ServiceCollection().AddLogging();
        Composition.AddModules(services, time);
        return (runtime is null ? services : services.AddSingleton(runtime)).BuildServiceProvider();
    }

    private static (int Status, string Output, string Error) Run(IServiceProvider services, params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = CommandLine.Run(words, services, new Terminal(output, error, ErrorIsTerminal: false));
        return (status, output.ToString(), error.ToString());
    }

    private static bool HasMade(string rows, string model, string answers)
    {
        // The packages of the system belong to the Python of the system.
        var program = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        try
        {
            using var python = Process.Start(new ProcessStartInfo(program, ["-c", XGBoost, rows, model, answers]) { RedirectStandardError = true })!;
            var complaint = python.StandardError.ReadToEnd();
            python.WaitForExit();
            Assert.True(python.ExitCode == 0 || complaint.Contains("ModuleNotFoundError", StringComparison.Ordinal), complaint);
            return python.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private sealed class NewYear : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
