using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Arus.Contracts.MarketData;
using Arus.Contracts.Terminals;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus terminal</c>: plays a MetaTrader 5 terminal at the bridge.</summary>
internal static class TerminalCommand
{
    // Ten years of the bundled market: nobody watches longer.
    private const int EndlessDays = 3_650;

    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var input = new Option<string[]>("--in") { Description = "Files of ticks in the order of their time.", HelpName = "FILE", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true };
        var format = new ImportCommand.FormatOptions();
        var source = new Option<string>("--source") { Description = "A stored series of ticks instead of files.", HelpName = "N" };
        var simulated = new Option<bool>("--simulated") { Description = "The bundled simulated market instead, in the present and without end." };
        var symbols = new Option<string[]>("--symbol") { Description = "The instrument, such as EURUSD; with --source and --simulated it may be repeated.", HelpName = "S", Required = true };
        var connect = new Option<string>("--connect") { Description = "Where the bridge is.", HelpName = "URL", DefaultValueFactory = _ => "ws://localhost:8000/mt5/v1" };
        var key = new Option<string>("--key") { Description = "The key that 'arus terminals add' printed.", HelpName = "ID:SECRET", Required = true };
        var speed = new Option<string>("--speed") { Description = "Market seconds a second, or max: as fast as the bridge takes it (default: max; with --simulated 1).", HelpName = "N|max" };
        var rebase = new Option<bool>("--rebase") { Description = "Ticks carry the present time, their distances divided by the speed." };
        var history = new Option<string>("--history") { Description = "With --rebase or --simulated: hours that lie before the present, for backfills (default 0).", HelpName = "H" };
        var span = new Option<string>("--batch-span") { Description = "Market seconds one frame may hold, so that no quote is late; 0 for as many ticks as fit.", HelpName = "SECONDS", DefaultValueFactory = _ => "2" };
        var stay = new Option<bool>("--stay") { Description = "Stay connected after the last tick, to fill orders." };
        var behaviour = new Option<string>("--behaviour") { Description = "A broker profile (obliging, ecn-hedging, instant-netting, exchange, mini) or a file; see docs/terminal.md.", HelpName = "FILE|PROFILE" };
        var state = new Option<string>("--state") { Description = "Where it remembers orders and a halt over its restart.", HelpName = "FILE" };
        var seed = new Option<string>("--seed") { Description = "Of everything that happens by chance.", HelpName = "N", DefaultValueFactory = _ => "1" };
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("terminal", "Play a MetaTrader 5 terminal: send ticks to the bridge, fill orders, reconnect by itself, end when all is acknowledged.\n\nExample: arus terminal --in EURUSD_ticks.csv --symbol EURUSD --connect ws://localhost:8000/mt5/v1 --key ID:SECRET --speed max")
        {
            input, format.Format, format.TimeZone, format.Columns, format.Scale, format.Crossed, source, simulated, symbols, connect, key, speed, rebase, history, span, stay,
            behaviour, state, seed, data, json,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var instruments = parsed.GetRequiredValue(symbols).Select(CommonOptions.Instrument).Distinct().ToArray();
            var isSimulated = parsed.GetValue(simulated);
            var (id, secret) = Key(parsed.GetRequiredValue(key));
            var options = new SimulatedTerminalOptions
            {
                Connect = Address(parsed.GetRequiredValue(connect)),
                KeyId = id,
                KeySecret = secret,
                Instruments = instruments,
                Speed = Speed(parsed.GetValue(speed) ?? (isSimulated ? "1" : "max")),
                IsRebased = isSimulated || parsed.GetValue(rebase),
                HistoryHours = Seconds(parsed.GetValue(history) ?? "0", "--history"),
                BatchSeconds = Seconds(parsed.GetRequiredValue(span), "--batch-span"),
                StaysConnected = isSimulated || parsed.GetValue(stay),
                BehaviourFile = parsed.GetValue(behaviour),
                StateFile = parsed.GetValue(state) is { } file ? Path.GetFullPath(file) : null,
                Seed = (ulong)CommonOptions.Whole(parsed.GetRequiredValue(seed), "--seed", 0, int.MaxValue),
            };
            var files = parsed.GetValue(input) is { Length: > 0 } paths ? format.Read(parsed, paths, instruments[0], threads: 2) : null;
            var stored = parsed.GetValue(source) is { } name ? new StoreRequest(CommonOptions.Source(name), instruments, BarPeriod.Tick) : null;
            Check(files is not null, stored is not null, isSimulated, instruments.Length);
            using var market = files is not null ? services.GetRequiredService<IMarketDataReader>().OpenFiles(files)
                : stored is not null ? services.GetRequiredService<IMarketDataReader>().OpenStore(DataDirectories.Resolve(parsed.GetValue(data)), stored)
                : Simulated(services, instruments, options.Seed, Timestamp.Utc(2024, 1, 1));
            var tally = await services.GetRequiredService<ISimulatedTerminal>().Run(options, market, terminal.ErrorIsTerminal ? new Told(terminal) : null, cancel);
            Write(terminal, tally, parsed.GetValue(json));

            // Who stays is ended by Ctrl-C, and that is no failure.
            return options.StaysConnected || !cancel.IsCancellationRequested ? 0 : 1;
        });
        return command;
    }

    private static IMarketFeed Simulated(IServiceProvider services, IReadOnlyList<InstrumentId> instruments, ulong seed, Timestamp from)
    {
        var catalog = services.GetRequiredService<IInstrumentCatalog>();
        var market = services.GetRequiredService<ISimulatedMarket>();
        return services.GetRequiredService<IMarketDataReader>().Merge(
        [
            .. instruments.Select(id => market.Open(new(
                id, seed, from, EndlessDays, Price.From(1.1m), catalog.TryFind(id, out var known) ? Math.Min(known.Digits, 5) : 5))),
        ]);
    }

    private static void Check(bool hasFiles, bool hasStore, bool isSimulated, int instruments)
    {
        var given = (hasFiles ? 1 : 0) + (hasStore ? 1 : 0) + (isSimulated ? 1 : 0);
        if (given != 1)
        {
            throw new InvalidInputException("TERMINAL_MARKET", "--in, --source or --simulated", given == 0 ? "none was given" : "more than one was given", "files, a source of the store, or the simulated market");
        }

        if (hasFiles && instruments > 1)
        {
            throw new InvalidInputException("TERMINAL_SYMBOLS", "--symbol", "more than one was given", "one with --in; import the files and use --source for several");
        }
    }

    private static (string Id, string Secret) Key(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 2 && parts[0].Length > 0 && parts[1].Length > 0
            ? (parts[0], parts[1])
            : throw new InvalidInputException("KEY_INVALID", "--key", "has not two halves", "ID:SECRET, as 'arus terminals add' printed it");
    }

    private static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "ws" or "wss"
        ? address
        : throw new InvalidInputException("ADDRESS_INVALID", "--connect", $"was '{text}'", "ws:// or wss:// and where the bridge is, such as ws://localhost:8000/mt5/v1");

    private static double Speed(string text)
    {
        const string expected = "max, or a number above 0 and up to 1000000";
        if (text == "max")
        {
            return 0;
        }

        var speed = CommonOptions.Number(text, "--speed", expected);
        return speed is > 0 and <= 1_000_000 ? (double)speed : throw new InvalidInputException("NUMBER_INVALID", "--speed", $"was {text}", expected);
    }

    private static double Seconds(string text, string option)
    {
        const string expected = "a number from 0 to 100000";
        var number = CommonOptions.Number(text, option, expected);
        return number is >= 0 and <= 100_000 ? (double)number : throw new InvalidInputException("NUMBER_INVALID", option, $"was {text}", expected);
    }

    private static void Write(Terminal terminal, TerminalTally tally, bool asJson)
    {
        if (asJson)
        {
            terminal.WriteJson(new JsonObject
            {
                ["ticks"] = tally.Ticks,
                ["acknowledged"] = tally.Acknowledged,
                ["connects"] = tally.Connects,
                ["orders"] = tally.Orders,
                ["duplicates"] = tally.Duplicates,
                ["deals"] = tally.Deals,
            });
            return;
        }

        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ticks     {tally.Ticks:N0} sent, {tally.Acknowledged:N0} acknowledged"));
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"orders    {tally.Orders:N0} received, {tally.Duplicates:N0} of them again; {tally.Deals:N0} deals"));
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"connects  {tally.Connects:N0}"));
    }

    /// <summary>One line that a person watches.</summary>
    private sealed class Told(Terminal terminal) : IProgress<TerminalTally>
    {
        public void Report(TerminalTally value) => terminal.Error.Write(string.Create(
            CultureInfo.InvariantCulture, $"\rterminal  {value.Ticks:N0} ticks, {value.Acknowledged:N0} acknowledged, {value.Orders:N0} orders, {value.Deals:N0} deals "));
    }
}
