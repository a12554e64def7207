using System.CommandLine;
using System.Text.Json.Nodes;
using Arus.Contracts.Gateway;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Contracts.Terminals;
using Arus.Host.Serving;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary>
/// <c>arus demo</c>: a bundled, simulated market; a backtest with trades; then the platform with that market playing live through a simulated terminal,
/// over the bridge like any other.
/// </summary>
internal static class DemoCommand
{
    private const double HistoryHours = 24;

    private static readonly SourceId Simulated = new("simulated");
    private static readonly SourceId Live = new("demo");

    private static readonly SimulationRequest Market = new(InstrumentId.Of("EURUSD"), Seed: 7, Timestamp.Utc(2024, 1, 1), Days: 91, Price.From(1.1m), Digits: 5);

    // What plays live goes on where the bundled three months end, for ten years.
    private static readonly SimulationRequest Endless = Market with { Days = 3_650 };

    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var headless = new Option<bool>("--headless") { Description = "End after the backtest." };
        var speed = new Option<string>("--speed") { Description = "Market seconds a second plays, 1 to 3600 (default 60).", HelpName = "N", DefaultValueFactory = _ => "60" };
        var urls = new Option<string>("--urls") { Description = "Where to listen.", HelpName = "URLS", DefaultValueFactory = _ => "http://localhost:8000" };
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("demo", "Write a simulated market to the data directory, run a backtest on it, say where the report is, and serve the dashboard with the market playing live.\n\nExample: arus demo --headless")
        {
            headless, speed, urls, data, json,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var directory = DataDirectories.Resolve(parsed.GetValue(data) ?? Path.Combine(DataDirectories.Resolve(null), "demo"));
            var pace = CommonOptions.Whole(parsed.GetRequiredValue(speed), "--speed", 1, 3_600);
            var result = Backtest(services, terminal, directory, cancel);
            if (!parsed.GetValue(json))
            {
                BacktestText.Write(terminal, result);
                terminal.Out.WriteLine();
                terminal.Out.WriteLine($"next      arus why {FirstOrder(result)} --data \"{directory}\"");
            }

            if (parsed.GetValue(headless) || !result.IsComplete)
            {
                if (parsed.GetValue(json))
                {
                    terminal.WriteJson(JsonNode.Parse(services.GetRequiredService<IBacktestReporter>().ToJson(result))!);
                }

                return result.IsComplete ? 0 : CommandLine.Failed;
            }

            return await Serve(terminal, directory, pace, parsed.GetRequiredValue(urls), parsed.GetValue(json), result, cancel);
        });
        return command;
    }

    private static BacktestResult Backtest(IServiceProvider services, Terminal terminal, string directory, CancellationToken cancel)
    {
        var described = services.GetRequiredService<ISimulatedMarket>().Describe(Market);
        terminal.Error.WriteLine($"market   simulated EURUSD ({described}), in {directory}");
        Write(services, directory, cancel);
        return BacktestCommand.Run(
            services,
            terminal,
            new BacktestRequest
            {
                Strategy = "consensus",
                Instrument = Market.Instrument,
                Store = new StoreRequest(Simulated, [Market.Instrument], BarPeriod.Tick),
                DataDirectory = directory,
                SimulatedBy = described,
            },
            cancel);
    }

    private static async Task<int> Serve(
        Terminal terminal, string directory, int speed, string urls, bool isJson, BacktestResult result, CancellationToken cancel)
    {
        var session = new LiveOptions
        {
            Strategy = "council",
            Settings = new Dictionary<string, string> { ["timeframe"] = "M1" },
            Instruments = [Market.Instrument],
            Source = Live,
            Reads = [ReadingKind.Journeys],
        };
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var playing = Task.CompletedTask;
        var status = await new Server(directory, session, urls).Run(
            started =>
            {
                var link = $"{started.Urls[0]}/sign-in?code={started.Services.GetRequiredService<ISignIns>().IssueCode()}";
                Say(terminal, started, link, isJson, result);
                playing = Task.Run(() => Play(started, directory, speed, ending.Token), CancellationToken.None);
                _ = playing.ContinueWith(
                    failed => terminal.Error.WriteLine($"arus: the demo's terminal ended: {failed.Exception!.InnerException!.Message}"), CancellationToken.None,
                    TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                return Task.CompletedTask;
            },
            cancel);
        await ending.CancelAsync();
        await playing.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return status;
    }

    private static void Say(Terminal terminal, StartedServer started, string link, bool isJson, BacktestResult result)
    {
        if (isJson)
        {
            terminal.WriteJson(new JsonObject
            {
                ["signIn"] = link,
                ["urls"] = new JsonArray([.. started.Urls.Select(url => (JsonNode)url)]),
                ["report"] = result.ReportPath,
                ["hash"] = result.Hash,
            });
        }
        else
        {
            if (started.Owner is { } owner)
            {
                terminal.Out.WriteLine($"sign in   {owner.Name} / {owner.Password}   (shown this once)");
            }

            terminal.Out.WriteLine($"open      {link}   (works once, for ten minutes, from this machine)");
        }

        terminal.Out.Flush();
    }

    /// <summary>A terminal of our own, with a key like any other's.</summary>
    private static async Task Play(StartedServer started, string directory, int speed, CancellationToken stop)
    {
        var key = started.Services.GetRequiredService<ITerminalKeys>().Renew(directory, Live.Value);
        using var market = started.Services.GetRequiredService<ISimulatedMarket>().Open(Endless);
        await started.Services.GetRequiredService<ISimulatedTerminal>().Run(
            new SimulatedTerminalOptions
            {
                Connect = new Uri(started.Bridge),
                KeyId = key.Id,
                KeySecret = key.Secret,
                Instruments = [Market.Instrument],
                Speed = speed,
                IsRebased = true,
                HistoryHours = HistoryHours,
                StaysConnected = true,
            },
            market,
            progress: null,
            stop);
    }

    private static string FirstOrder(BacktestResult result) => result.Trades.Count > 0 ? result.Trades[0].OpenedBy.ToString() : "O1";

    /// <summary>Idempotent: a market that is stored already is passed by.</summary>
    private static void Write(IServiceProvider services, string directory, CancellationToken cancel)
    {
        using var feed = services.GetRequiredService<ISimulatedMarket>().Open(Market);
        using var import = services.GetRequiredService<IMarketStore>().BeginImport(directory, Simulated);
        var ticks = new Tick[8192];
        int count;
        while ((count = feed.Read(ticks)) > 0)
        {
            cancel.ThrowIfCancellationRequested();
            import.Append(ticks.AsSpan(0, count));
        }

        import.Complete(feed.Quality);
    }
}
