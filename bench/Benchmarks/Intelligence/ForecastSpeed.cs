using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Arus.Benchmarks.Live;
using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.Language;
using Arus.Contracts.Learning;
using Arus.Contracts.MarketData;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Benchmarks.Intelligence;

/// <summary>
/// From a tick that closes an hour to the decision, with models on the way: a council that asks a booster of 500 trees and an LSTM at every close, on
/// recorded hours of GBPUSD. Budget: p99 of 2 ms. Once alone, once while a language model lets an answer wait for 10 seconds and the program trains models
/// in a process of the lowest priority, as <c>serve</c> does. Everything between tick and decision counts: bars, the rows of both models, all agents, the
/// fusion and the check.
/// </summary>
internal static class ForecastSpeed
{
    private const int Runs = 5;
    private const int TrainRows = 6_000;
    private const int Measured = 8_000;

    private static readonly SourceId Source = new("hours");
    private static readonly InstrumentId Pound = InstrumentId.Of("GBPUSD");

    public static int Run(string root)
    {
        var file = Path.Combine(
            Environment.GetEnvironmentVariable("ARUS_TEST_DATA") ?? throw new InvalidOperationException("ARUS_TEST_DATA is not set; docs/test-data.md says how to supply reference data."),
            "ejtrader_h1", "GBPUSDh1.csv.gz");
        var data = Directory.CreateTempSubdirectory("arus-bench-forecast-").FullName;
        try
        {
            using var services = Host.Composition.Create(TimeProvider.System);
            var bars = Import(services, data, file);
            Register(services, data, bars);
            Console.WriteLine($"{Tables.Machine()} {Measured} recorded hours of GBPUSD a run, medians of {Runs} runs and their span.");
            Console.WriteLine();
            Console.WriteLine("| tick to decision | median | p99 | span of p99 | max | bytes |");
            Console.WriteLine("|---|---:|---:|---|---:|---:|");
            Print("alone", [.. Enumerable.Range(0, Runs).Select(_ => Time(services, data, bars))]);
            Print("a language model answers in 10 s, a training runs", Beside<IReadOnlyList<(double[] Times, long Bytes)>>(services, root, data, () => [.. Enumerable.Range(0, Runs).Select(_ => Time(services, data, bars))]));
            return 0;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Measures while somebody thinks slowly and somebody trains.</summary>
    private static T Beside<T>(IServiceProvider services, string root, string data, Func<T> measure)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = new CancellationTokenSource();
        var slow = Stall(listener, stop.Token);
        using var asked = services.GetRequiredService<ISecondOpinions>().Create(new()
        {
            Providers = [new(ProviderKind.Local, "slow", null, new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1"))],
            Deadline = TimeSpan.FromSeconds(10),
        });
        var asking = Ask(asked, stop.Token);
        using var training = new Training(root, data);
        var measured = measure();
        Console.Error.WriteLine($"trainings begun meanwhile: {training.Begun}");
        stop.Cancel();
        Task.WhenAll(asking, slow).ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        return measured;
    }

    private static async Task Ask(ISecondOpinion asked, CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            await asked.Ask(new(TenantId.Local, Pound, Timestamp.Utc(2020, 1, 1), Timestamp.NanosPerHour, "mid higher after the horizon", [new("number", number)], []), stop);
        }
    }

    /// <summary>Takes every connection and never answers.</summary>
    private static async Task Stall(TcpListener listener, CancellationToken stop)
    {
        var open = new List<TcpClient>();
        while (!stop.IsCancellationRequested)
        {
            open.Add(await listener.AcceptTcpClientAsync(stop));
        }

        open.ForEach(client => client.Dispose());
    }

    private static (double[] Times, long Bytes) Time(IServiceProvider services, string data, IReadOnlyList<Bar> bars)
    {
        var library = services.GetRequiredService<IStrategyLibrary>();
        services.GetRequiredService<IInstrumentCatalog>().TryFind(Pound, out var pound);
        var sources = new Sources { Directory = data };
        var plan = library.Load("council", new Dictionary<string, string>
        {
            ["timeframe"] = "H1",
            ["agents.forecast.versions"] = "1",
            ["agents.forecast-sequence.versions"] = "2",
        }, pound!, sources);
        var pipeline = services.GetRequiredService<IFeaturePipelineFactory>().Create(plan.Features, pound!, [], calendar: null);
        var strategy = library.Create(plan, pound!, pipeline.Names, sources);
        var builder = services.GetRequiredService<IBarBuilderFactory>().Create(Pound, [.. plan.Periods, .. plan.FurtherPeriods]);
        var closed = new Bar[builder.ClosedMax];
        var (times, at, bytes) = (new double[Measured], 0, 0L);
        foreach (var hour in bars)
        {
            // An hour as its four prices, then the tick after it that closes it.
            foreach (var (price, minutes) in new[] { (hour.Open, 0), (hour.Low, 20), (hour.High, 40), (hour.Close, 59) })
            {
                var quote = Quote(price, hour.OpenedAt.Plus(minutes * Timestamp.NanosPerMinute));
                var before = GC.GetAllocatedBytesForCurrentThread();
                var started = Stopwatch.GetTimestamp();
                var decides = OnTick(in quote, builder, closed, pipeline, strategy);
                if (decides && hour.OpenedAt > bars[TrainRows].ClosesAt && at < Measured)
                {
                    times[at++] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
                    bytes += GC.GetAllocatedBytesForCurrentThread() - before;
                }
            }
        }

        Array.Sort(times);
        return (times, bytes / Measured);
    }

    private static bool OnTick(in Tick quote, IBarBuilder builder, Bar[] closed, IFeaturePipeline pipeline, IStrategy strategy)
    {
        var count = builder.Add(in quote, closed);
        foreach (ref readonly var bar in closed.AsSpan(0, count))
        {
            pipeline.OnBar(in bar);
        }

        foreach (ref readonly var bar in closed.AsSpan(0, count))
        {
            strategy.OnBar(in bar, pipeline.Values);
        }

        pipeline.OnQuote(quote.ReceivedAt, quote.Mid);
        return strategy.OnQuote(in quote, pipeline.Values, out _);
    }

    private static Tick Quote(Price bid, Timestamp at) => new(Pound, bid, bid + new PriceDelta(100_000), at, at);

    private static void Print(string what, IReadOnlyList<(double[] Times, long Bytes)> runs)
    {
        double[] p99 = [.. runs.Select(run => Tables.Percentile(run.Times, 0.99))];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {Tables.Median(runs.Select(run => Tables.Percentile(run.Times, 0.5))):0} µs | {Tables.Median(p99):0} µs | {Tables.Span(p99, "0")} µs | {runs.Max(run => run.Times[^1]):0} µs | {runs.Max(run => run.Bytes)} |"));
    }

    private static List<Bar> Import(IServiceProvider services, string data, string file)
    {
        using (var import = services.GetRequiredService<IMarketStore>().BeginImport(data, Source))
        {
            import.Complete(services.GetRequiredService<IMarketImporter>().Run(new([file], Pound, TimeZone: "UTC+2/US", Scale: 100_000), import, cancel: CancellationToken.None).Quality);
        }

        using var feed = services.GetRequiredService<IMarketDataReader>().OpenStore(data, new(Source, [Pound], BarPeriod.H1));
        var (bars, buffer) = (new List<Bar>(), new Bar[4_096]);
        for (var count = feed.Read(buffer); count > 0 && bars.Count < TrainRows + Measured + 500; count = feed.Read(buffer))
        {
            bars.AddRange(buffer.AsSpan(0, count));
        }

        return bars;
    }

    /// <summary>The two models, trained on the first rows with all features; what they are worth does not matter here.</summary>
    private static void Register(IServiceProvider services, string data, List<Bar> bars)
    {
        services.GetRequiredService<IInstrumentCatalog>().TryFind(Pound, out var pound);
        var rows = services.GetRequiredService<IFeatureCatalog>().Compute(new(pound!, BarPeriod.H1), new([new(Pound, BarPeriod.H1, [.. bars.Take(TrainRows + 24)])]));
        var width = rows.Names.Count;
        double[] targets = [.. Enumerable.Range(0, TrainRows).Select(i => bars[i + 24].CloseMid > bars[i].CloseMid ? 1.0 : 0.0)];
        var examples = new Examples(new(rows.Names, rows.Values[..(TrainRows * width)]), targets);
        foreach (var (kind, settings) in new[]
        {
            ("booster", new Dictionary<string, string> { ["rounds"] = "500", ["max-depth"] = "6" }),
            ("lstm", new Dictionary<string, string> { ["hidden"] = "32", ["steps"] = "32", ["epochs"] = "1" }),
        })
        {
            var model = services.GetRequiredService<IModelCatalog>().Train(new(kind, settings, 1), examples, null, CancellationToken.None);
            services.GetRequiredService<IModelRegistry>().Register(data, ModelSlots.Of(Pound, BarPeriod.H1), new(
                model, new(rows.Times[0], rows.Times[TrainRows - 1], new string('0', 64), TrainRows, 1, new Dictionary<string, double>()),
                new() { Origin = "bench", KnownTo = rows.Times[TrainRows] }, services.GetRequiredService<IDriftProfiles>().Of(examples.Features), null, "bench"));
        }
    }

    /// <summary>Trains again and again in a process of its own, until disposed.</summary>
    private sealed class Training : IDisposable
    {
        private readonly Task _running;
        private volatile Process? _process;
        private volatile bool _isOver;
        private int _begun;

        public Training(string root, string data) => _running = Task.Run(() =>
        {
            while (!_isOver)
            {
                _process = Process.Start(new ProcessStartInfo(
                    Path.Combine(root, "artifacts", "program", "arus"),
                    ["train", "--source", Source.Value, "--symbol", "GBPUSD", "--kind", "booster", "forest", "--no-promotion", "--data", data])
                { RedirectStandardOutput = true, RedirectStandardError = true })!;
                _process.PriorityClass = ProcessPriorityClass.Idle;
                _begun++;
                _process.OutputDataReceived += static (_, _) => { };
                _process.ErrorDataReceived += static (_, _) => { };
                _process.BeginOutputReadLine();
                _process.BeginErrorReadLine();
                _process.WaitForExit();
                _process.Dispose();
            }
        });

        public int Begun => _begun;

        public void Dispose()
        {
            _isOver = true;
            _process?.Kill();
            _running.Wait();
        }
    }
}
