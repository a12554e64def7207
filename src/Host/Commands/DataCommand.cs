using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Arus.Contracts.MarketData;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus data list · gaps · verify · export</c>: what the store holds.</summary>
internal static class DataCommand
{
    public static Command Create(IServiceProvider services, Terminal terminal) => new("data", "Look into the store.\n\nExample: arus data list")
    {
        List(services, terminal), Gaps(services, terminal), Verify(services, terminal), Export(services, terminal),
    };

    private static Command List(IServiceProvider services, Terminal terminal)
    {
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("list", "What is stored: source, symbol, resolution, rows, first, last, size.\n\nExample: arus data list --json") { data, json };
        command.SetAction(parsed =>
        {
            var series = services.GetRequiredService<IMarketStore>().List(DataDirectories.Resolve(parsed.GetValue(data)));
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject
                {
                    ["series"] = new JsonArray([.. series.Select(one => (JsonNode)new JsonObject
                    {
                        ["source"] = one.Source.Value,
                        ["symbol"] = one.Instrument.ToString(),
                        ["resolution"] = one.Resolution.ToString(),
                        ["rows"] = one.Rows,
                        ["first"] = one.First.ToString(),
                        ["last"] = one.Last.ToString(),
                        ["bytes"] = one.Bytes,
                    })]),
                });
            }
            else if (series.Count == 0)
            {
                terminal.Out.WriteLine("nothing stored yet; 'arus import' stores");
            }
            else
            {
                terminal.WriteTable(
                    ["source", "symbol", "resolution", "rows", "first", "last", "bytes"],
                    [.. series.Select(one => (IReadOnlyList<string>)
                        [one.Source.Value, one.Instrument.ToString(), one.Resolution.ToString(), Number(one.Rows), one.First.ToString(), one.Last.ToString(), Number(one.Bytes)])],
                    "lllrllr");
            }

            return 0;
        });
        return command;
    }

    private static Command Gaps(IServiceProvider services, Terminal terminal)
    {
        var stretch = new StretchOptions();
        var longer = new Option<string>("--longer") { Description = "Only pauses of at least so many minutes.", HelpName = "MINUTES", DefaultValueFactory = _ => "60" };
        var json = CommonOptions.Json();
        var command = new Command("gaps", "Holes that no known closure (weekend, daily break, 25 December, 1 January) explains.\n\nExample: arus data gaps --source import --symbol EURUSD")
        {
            stretch.Source, stretch.Symbol, stretch.Period, stretch.From, stretch.To, stretch.Data, longer, json,
        };
        command.SetAction(parsed =>
        {
            var request = stretch.Read(parsed);
            var calendar = services.GetRequiredService<ITradingCalendar>();
            var sessions = services.GetRequiredService<IInstrumentCatalog>().TryFind(request.Instruments[0], out var known) ? known.Sessions : TradingSessions.Forex;
            var minutes = CommonOptions.Whole(parsed.GetRequiredValue(longer), "--longer", 1, 60 * 24 * 366);
            var gaps = services.GetRequiredService<IMarketStore>().Gaps(
                DataDirectories.Resolve(parsed.GetValue(stretch.Data)), request, minutes * Timestamp.NanosPerMinute, (from, to) => IsClosed(calendar, sessions, from, to));
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject
                {
                    ["gaps"] = new JsonArray([.. gaps.Select(gap => (JsonNode)new JsonObject
                    {
                        ["from"] = gap.From.ToString(),
                        ["to"] = gap.To.ToString(),
                        ["minutes"] = (gap.To - gap.From) / Timestamp.NanosPerMinute,
                        ["weekend"] = gap.IsWeekend,
                    })]),
                });
            }
            else if (gaps.Count == 0)
            {
                terminal.Out.WriteLine("no gaps");
            }
            else
            {
                terminal.WriteTable(
                    ["from", "to", "minutes"],
                    [.. gaps.Select(gap => (IReadOnlyList<string>)[gap.From.ToString(), gap.To.ToString(), Number((gap.To - gap.From) / Timestamp.NanosPerMinute)])],
                    "llr");
            }

            return 0;
        });
        return command;
    }

    private static Command Verify(IServiceProvider services, Terminal terminal)
    {
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("verify", "Read every block of the store; name the first fault of each file.\n\nExample: arus data verify") { data, json };
        command.SetAction(parsed =>
        {
            var found = services.GetRequiredService<IMarketStore>().Verify(DataDirectories.Resolve(parsed.GetValue(data)));
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject
                {
                    ["files"] = found.Files,
                    ["rows"] = found.Rows,
                    ["faults"] = new JsonArray([.. found.Faults.Select(fault => (JsonNode)fault.ToString())]),
                });
            }
            else
            {
                terminal.Out.WriteLine($"{Number(found.Files)} files, {Number(found.Rows)} rows without fault, {Number(found.Faults.Count)} damaged files");
                foreach (var fault in found.Faults)
                {
                    terminal.Out.WriteLine(fault);
                }
            }

            return found.Faults.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static Command Export(IServiceProvider services, Terminal terminal)
    {
        var stretch = new StretchOptions();
        var output = new Option<string>("--out") { Description = "The CSV file (default: standard output).", HelpName = "FILE" };
        var json = CommonOptions.Json();
        var command = new Command("export", "Write a stretch of the store as CSV, which 'arus import' reads back to the same rows.\n\nExample: arus data export --source import --symbol EURUSD --out eurusd.csv")
        {
            stretch.Source, stretch.Symbol, stretch.Period, stretch.From, stretch.To, stretch.Data, output, json,
        };
        command.SetAction(parsed =>
        {
            var store = services.GetRequiredService<IMarketStore>();
            var (data, request) = (DataDirectories.Resolve(parsed.GetValue(stretch.Data)), stretch.Read(parsed));
            if (parsed.GetValue(output) is not { } path)
            {
                if (parsed.GetValue(json))
                {
                    throw new InvalidInputException("OUTPUT_MISSING", "--json", "the rows would mix with the JSON object", "--out FILE beside --json");
                }

                store.Export(data, request, terminal.Out);
                return 0;
            }

            var rows = WriteThenMove(path, writer => store.Export(data, request, writer));
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject { ["rows"] = rows, ["out"] = path });
            }
            else
            {
                terminal.Out.WriteLine($"{Number(rows)} rows to {path}");
            }

            return 0;
        });
        return command;
    }

    /// <summary>A fault must neither leave half a file behind nor spoil the one that was there.</summary>
    private static long WriteThenMove(string path, Func<TextWriter, long> write)
    {
        var partial = path + ".partial";
        try
        {
            long rows;
            using (var file = new StreamWriter(partial))
            {
                rows = write(file);
            }

            File.Move(partial, path, overwrite: true);
            return rows;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    // Probing each hour is enough: no session is shorter.
    private static bool IsClosed(ITradingCalendar calendar, TradingSessions sessions, Timestamp from, Timestamp to)
    {
        for (var at = from.Plus(Timestamp.NanosPerHour); at < to; at = at.Plus(Timestamp.NanosPerHour))
        {
            if (calendar.IsOpen(sessions, at))
            {
                return false;
            }
        }

        return true;
    }

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Which stretch of which series.</summary>
    private sealed class StretchOptions
    {
        public Option<string> Source { get; } = new("--source") { Description = "The source.", HelpName = "N", Required = true };

        public Option<string> Symbol { get; } = CommonOptions.Symbol();

        public Option<string> Period { get; } = new("--period") { Description = "tick (default), or the period of bars such as M1.", HelpName = "P" };

        public Option<string> From { get; } = new("--from") { Description = "First moment, included; UTC.", HelpName = "D" };

        public Option<string> To { get; } = new("--to") { Description = "Last moment, not included; UTC.", HelpName = "D" };

        public Option<string> Data { get; } = CommonOptions.Data();

        public StoreRequest Read(ParseResult parsed) => new(
            CommonOptions.Source(parsed.GetRequiredValue(Source)),
            [CommonOptions.Instrument(parsed.GetRequiredValue(Symbol))],
            BacktestOptions.Period(parsed.GetValue(Period)),
            CommonOptions.Moment(parsed.GetValue(From), "--from"),
            CommonOptions.Moment(parsed.GetValue(To), "--to"));
    }
}
