using System.CommandLine;
using System.Text.Json.Nodes;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus demo</c>: a bundled, simulated market; a backtest with trades; the report's path and the ledger's hash.</summary>
internal static class DemoCommand
{
    private static readonly SourceId Source = new("simulated");

    private static readonly SimulationRequest Market = new(InstrumentId.Of("EURUSD"), Seed: 7, Timestamp.Utc(2024, 1, 1), Days: 91, Price.From(1.1m), Digits: 5);

    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var headless = new Option<bool>("--headless") { Description = "End after the backtest." };
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("demo", "Write a simulated market to the data directory, run a backtest on it, and say where the report is.\n\nExample: arus demo --headless") { headless, data, json };
        command.SetAction((parsed, cancel) =>
        {
            var directory = DataDirectories.Resolve(parsed.GetValue(data) ?? Path.Combine(DataDirectories.Resolve(null), "demo"));
            var described = services.GetRequiredService<ISimulatedMarket>().Describe(Market);
            terminal.Error.WriteLine($"market   simulated EURUSD ({described}), in {directory}");
            Write(services, directory, cancel);
            var request = new BacktestRequest
            {
                Strategy = "consensus",
                Instrument = Market.Instrument,
                Store = new StoreRequest(Source, [Market.Instrument], BarPeriod.Tick),
                DataDirectory = directory,
                SimulatedBy = described,
            };
            var result = BacktestCommand.Run(services, terminal, request, cancel);
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(JsonNode.Parse(services.GetRequiredService<IBacktestReporter>().ToJson(result))!);
            }
            else
            {
                BacktestText.Write(terminal, result);
                terminal.Out.WriteLine();
                terminal.Out.WriteLine($"next      arus why {FirstOrder(result)} --data \"{directory}\"");
            }

            return Task.FromResult(result.IsComplete ? 0 : 1);
        });
        return command;
    }

    private static string FirstOrder(BacktestResult result) => result.Trades.Count > 0 ? result.Trades[0].OpenedBy.ToString() : "O1";

    /// <summary>Idempotent: a market that is stored already is passed by.</summary>
    private static void Write(IServiceProvider services, string directory, CancellationToken cancel)
    {
        using var feed = services.GetRequiredService<ISimulatedMarket>().Open(Market);
        using var import = services.GetRequiredService<IMarketStore>().BeginImport(directory, Source);
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
