using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Arus.Contracts.Gateway;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Terminals;
using Arus.Engine;
using Arus.Features;
using Arus.Foundation.Hub;
using Arus.Foundation.Persistence;
using Arus.Gateway;
using Arus.IntegrationTests.Gateway;
using Arus.Intelligence;
using Arus.Language;
using Arus.Learning;
using Arus.MarketData;
using Arus.Research;
using Arus.Trading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arus.Benchmarks.Gateway;

/// <summary>
/// Tick in to message out: a real server in this process, its clients raw WebSockets in another. Ticks of ten instruments come ten times a second each,
/// so that every client is told a hundred times a second. A tick carries the machine's monotonic clock as its bid; a client takes the difference.
/// Beside it, how long reads of the interface take meanwhile and alone.
/// </summary>
internal static class LiveSpeed
{
    private const int Instruments = 10;
    private const int TicksPerSecond = 100;
    private const int Seconds = 15;
    private const int Reads = 300;

    private static readonly string[] Paths = ["status", "account", "positions", "orders?limit=100", "decisions?limit=100", "bars?source=demo&instrument=EURUSD&period=M1&count=100"];

    public static async Task<int> Run(int clients)
    {
        var folder = Directory.CreateTempSubdirectory("arus-bench-").FullName;
        try
        {
            DataDirectory.OpenForWriting(folder, [], TimeProvider.System).Dispose();
            var session = new FakeSession();
            session.AllOrders.AddRange(Enumerable.Range(1, 1_000).Select(number => Specimens.Order(number)));
            session.AllDecisions.AddRange(Enumerable.Range(1, 1_000).Select(number => Specimens.Decision(number)));
            await using var app = await Start(session, folder);
            var address = new Uri(app.Urls.First());
            var token = await Token(app, address);
            using var client = new HttpClient { BaseAddress = address };
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);

            var alone = await ReadAll(client, TimeSpan.Zero);
            using var listeners = StartClients(address, token, clients);
            await listeners.StandardOutput.ReadLineAsync();
            var telling = Task.Run(() => Tell(session));
            var meanwhile = await ReadAll(client, TimeSpan.FromMilliseconds(5));
            await telling;
            var said = (await listeners.StandardOutput.ReadLineAsync())!.Split(' ');
            await listeners.WaitForExitAsync();

            Console.WriteLine($"Machine: {Environment.ProcessorCount} cores, .NET {Environment.Version}; server and clients share them.");
            Console.WriteLine();
            Console.WriteLine("| clients | messages/s to each | told | of expected | tick in → read by client, ms: p50 | p95 | p99 | max |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {clients} | {TicksPerSecond} | {long.Parse(said[0], CultureInfo.InvariantCulture):#,0} | {double.Parse(said[0], CultureInfo.InvariantCulture) / (clients * TicksPerSecond * Seconds):0.000} | {said[1]} | {said[2]} | {said[3]} | {said[4]} |"));
            Console.WriteLine();
            Console.WriteLine("| read | alone, ms: p50 | p95 | while telling, ms: p50 | p95 |");
            Console.WriteLine("|---|---|---|---|---|");
            foreach (var path in Paths)
            {
                Console.WriteLine($"| {path} | {At(alone[path], 0.5)} | {At(alone[path], 0.95)} | {At(meanwhile[path], 0.5)} | {At(meanwhile[path], 0.95)} |");
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<WebApplication> Start(FakeSession session, string folder)
    {
        var bridge = new FakeBridge();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new ServerFacts(folder, Specimens.Start, "0.1.0", ["bench"]))
            .AddModule<MarketDataModule>()
            .AddModule<FeaturesModule>()
            .AddModule<LanguageModule>()
            .AddModule<IntelligenceModule>()
            .AddModule<LearningModule>()
            .AddModule<TradingModule>()
            .AddModule<EngineModule>()
            .AddModule<ResearchModule>()
            .AddModule<GatewayModule>()
            .AddSingleton<ILiveRunner>(session)
            .AddSingleton<IMarketBrowser>(new FakeBrowser())
            .AddSingleton<ITerminalBridge>(bridge)
            .AddSingleton<ITerminalKeys>(bridge);
        var app = builder.Build();
        GatewayModule.MapEndpoints(app);
        await app.StartAsync();
        app.Services.GetRequiredService<ISignIns>().EnsureOwner(folder);
        return app;
    }

    private static async Task<string> Token(WebApplication app, Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/code", new { code = app.Services.GetRequiredService<ISignIns>().IssueCode() });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private static Process StartClients(Uri address, string token, int clients) => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath!,
        ["live-clients", address.ToString(), token, clients.ToString(CultureInfo.InvariantCulture), (TicksPerSecond * Seconds).ToString(CultureInfo.InvariantCulture)])
    {
        RedirectStandardOutput = true,
    })!;

    /// <summary>Ticks at their times, by a thread of its own, as the session tells them.</summary>
    private static void Tell(FakeSession session)
    {
        var observer = session.Observers.Single();
        InstrumentId[] instruments = [.. Enumerable.Range(0, Instruments).Select(i => InstrumentId.Of($"SYM{i}"))];
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < TicksPerSecond * Seconds; i++)
        {
            var wait = TimeSpan.FromSeconds((double)i / TicksPerSecond) - Stopwatch.GetElapsedTime(began);
            if (wait > TimeSpan.Zero)
            {
                Thread.Sleep(wait);
            }

            var now = new Price(LiveListeners.Now());
            observer.OnTick(new(instruments[i % Instruments], now, now, Specimens.Start, Specimens.Start));
        }
    }

    private static async Task<Dictionary<string, List<double>>> ReadAll(HttpClient client, TimeSpan pause)
    {
        var times = Paths.ToDictionary(path => path, _ => new List<double>());
        for (var i = 0; i < Reads + 50; i++)
        {
            foreach (var path in Paths)
            {
                var began = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync($"/api/v1/{path}");
                await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
                var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                await Task.Delay(pause);
                if (i >= 50)
                {
                    times[path].Add(took);
                }
            }
        }

        return times;
    }

    private static string At(List<double> times, double share) => times.Order().ElementAt((int)(times.Count * share)).ToString("0.00", CultureInfo.InvariantCulture);
}
