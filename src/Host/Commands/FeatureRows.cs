using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Arus.Contracts.Features;
using Arus.Contracts.MarketData;
using Arus.Foundation.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary>The part of <c>arus features</c> that computes: recorded bars or ticks to a table with one row per closed bar.</summary>
internal sealed class FeatureRows
{
    public Option<string[]> Input { get; } = new("--in") { Description = "Files of bars or ticks, in the order of their time; any format that import reads.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };

    public ImportCommand.FormatOptions Format { get; } = new();

    public Option<string> Symbol { get; } = CommonOptions.Symbol(required: false);

    public Option<string> Period { get; } = new("--period") { Description = "The period of the rows' bars (default: that of the files; H1 for ticks).", HelpName = "P" };

    public Option<string> Names { get; } = new("--names") { Description = "Features, separated by commas (default: all).", HelpName = "A,B" };

    public Option<string[]> Others { get; } = new("--other") { Description = "An instrument to compare with, and its file; may be repeated.", HelpName = "S=FILE" };

    public Option<string> Calendar { get; } = new("--calendar") { Description = "Scheduled news as CSV; docs/calendar.md describes it.", HelpName = "FILE" };

    public Option<string> Output { get; } = new("--out") { Description = "Where the result goes (default: standard output).", HelpName = "FILE" };

    /// <summary>Computes the features given by name, or those of the chosen group.</summary>
    public int Compute(ParseResult parsed, IServiceProvider services, Terminal terminal, IReadOnlyList<FeatureInfo> features, bool isJson)
    {
        var target = parsed.GetValue(Output);
        if (isJson && target is null)
        {
            throw new InvalidInputException("OUTPUT_MISSING", "--json", "the rows would mix with the JSON object", "--out FILE beside --json");
        }

        var symbol = parsed.GetValue(Symbol) ?? throw new InvalidInputException("SYMBOL_MISSING", "--symbol", "not given", "the instrument of the files, such as EURUSD");
        var instrument = Known(services, symbol);
        var (bars, ticks) = Read(services, Format.Read(parsed, parsed.GetRequiredValue(Input), instrument.Id, threads: 1));
        var others = CommonOptions.Pairs(parsed.GetValue(Others), "--other").Select(pair => (Instrument: Known(services, pair.Key), File: pair.Value)).ToArray();
        var spec = new FeatureSetSpec(instrument, Rows(parsed.GetValue(Period), bars))
        {
            Names = parsed.GetValue(Names)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [.. features.Select(feature => feature.Name)],
            Others = [.. others.Select(other => other.Instrument)],
            Calendar = ReadCalendar(services, parsed.GetValue(Calendar)),
        };
        var matrix = services.GetRequiredService<IFeatureCatalog>().Compute(spec, new FeatureHistory(
        [
            .. bars,
            .. others.SelectMany(other => Read(services, new FileRequest([other.File], other.Instrument.Id)).Bars),
        ])
        { Ticks = ticks });
        if (target is null)
        {
            Write(matrix, terminal.Out);
            return 0;
        }

        using (var file = new StreamWriter(target))
        {
            Write(matrix, file);
        }

        if (isJson)
        {
            terminal.WriteJson(new JsonObject { ["symbol"] = symbol, ["period"] = $"{spec.Period}", ["features"] = matrix.Names.Count, ["rows"] = matrix.Times.Count, ["out"] = target });
        }
        else
        {
            terminal.Out.WriteLine($"{symbol} {spec.Period}: {matrix.Times.Count} rows of {matrix.Names.Count} features to {target}");
        }

        return 0;
    }

    private static Instrument Known(IServiceProvider services, string symbol) =>
        services.GetRequiredService<IInstrumentCatalog>().TryFind(CommonOptions.Instrument(symbol), out var instrument)
            ? instrument
            : throw new InvalidInputException("SYMBOL_UNKNOWN", "--symbol", $"was '{symbol}'", "an instrument of the catalogue; docs/instruments.md lists them");

    private static BarPeriod Rows(string? period, IReadOnlyList<BarHistory> bars)
    {
        var shortest = bars.Count > 0 ? bars[0].Period : BarPeriod.Tick;
        var wanted = period is not null ? BacktestCommand.Period(period) : bars.Count > 0 ? shortest : BarPeriod.H1;
        return wanted >= shortest && wanted is not BarPeriod.Tick
            ? wanted
            : throw new InvalidInputException("PERIOD_INVALID", "--period", $"was {wanted}", $"a period of bars not shorter than the files' {shortest}");
    }

    private static (IReadOnlyList<BarHistory> Bars, IReadOnlyList<Tick> Ticks) Read(IServiceProvider services, FileRequest request)
    {
        using var feed = services.GetRequiredService<IMarketDataReader>().OpenFiles(request);
        if (feed.Resolution is BarPeriod.Tick)
        {
            return ([], All<Tick>(feed.Read));
        }

        return ([new(request.Instrument, feed.Resolution, All<Bar>(feed.Read))], []);
    }

    private delegate int Reading<T>(Span<T> rows);

    private static List<T> All<T>(Reading<T> read)
    {
        var all = new List<T>();
        var batch = new T[4_096];
        for (int count; (count = read(batch)) > 0;)
        {
            all.AddRange(batch.AsSpan(0, count));
        }

        return all;
    }

    private static IEconomicCalendar? ReadCalendar(IServiceProvider services, string? path)
    {
        if (path is null)
        {
            return null;
        }

        using var reader = new StreamReader(RegularFile.Open(path, "FILE_UNREADABLE", "a CSV file of scheduled news"));
        return services.GetRequiredService<IEconomicCalendarReader>().Read(path, reader);
    }

    private static void Write(FeatureMatrix matrix, TextWriter output)
    {
        output.Write($"time,{string.Join(',', matrix.Names)}\n");
        for (var row = 0; row < matrix.Times.Count; row++)
        {
            output.Write(matrix.Times[row]);
            foreach (var value in matrix.Row(row))
            {
                output.Write(',');
                output.Write(double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture));
            }

            output.Write('\n');
        }
    }
}
