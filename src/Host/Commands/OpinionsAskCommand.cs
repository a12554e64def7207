using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arus.Contracts.Intelligence;
using Arus.Contracts.Language;
using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;
using Arus.Host.SecondOpinions;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus opinions ask</c>: language models about the closes of stored bars, within a budget; what is kept is not asked again.</summary>
internal sealed class OpinionsAskCommand(IServiceProvider services, Terminal terminal)
{
    private readonly Option<string> _strategy = new("--strategy") { Description = "A strategy with a seat for second opinions: its timeframe and horizon are asked about.", HelpName = "NAME" };
    private readonly Option<string[]> _settings = CommonOptions.Settings();
    private readonly Option<string> _timeframe = new("--timeframe") { Description = "Instead of a strategy: bars whose close asks, such as H1.", HelpName = "P" };
    private readonly Option<string> _horizon = new("--horizon") { Description = "Instead of a strategy: how far ahead, in bars, 1 to 1000.", HelpName = "BARS" };
    private readonly Option<string[]> _symbols = new("--symbol") { Description = "An instrument to ask about; may be repeated.", HelpName = "S", Required = true };
    private readonly Option<string> _source = new("--source") { Description = "The store's data of this source.", HelpName = "N", Required = true };
    private readonly Option<string> _period = new("--period") { Description = "What is stored: tick (default), or bars of this period such as M1.", HelpName = "P" };
    private readonly Option<string> _from = new("--from") { Description = "First close, included; UTC.", HelpName = "D" };
    private readonly Option<string> _to = new("--to") { Description = "Last close, not included; UTC.", HelpName = "D" };
    private readonly Option<string> _usd = new("--usd") { Description = "The most this may cost, in US dollars; a local server costs nothing.", HelpName = "N" };
    private readonly Option<string> _provider = new("--provider") { Description = "Ask this one only: openai, deepseek, google, anthropic or local.", HelpName = "WHO" };
    private readonly Option<bool> _masked = new("--masked") { Description = "Hide the instrument, its currencies and every date." };
    private readonly Option<bool> _estimate = new("--estimate") { Description = "Say how many questions there are and what they may cost; ask nobody." };
    private readonly Option<string> _data = CommonOptions.Data();
    private readonly Option<bool> _json = CommonOptions.Json();

    public static Command Create(IServiceProvider services, Terminal terminal) => new OpinionsAskCommand(services, terminal).Command();

    private Command Command()
    {
        var command = new Command("ask", "Ask language models about the closes of stored bars, and keep what they say. What is kept is not asked again.\n\nExample: arus opinions ask --strategy council --symbol EURUSD --source mine --from 2026-01-01 --usd 2 --masked")
        {
            _strategy, _settings, _timeframe, _horizon, _symbols, _source, _period, _from, _to, _usd, _provider, _masked, _estimate, _data, _json,
        };
        command.SetAction(Ask);
        return command;
    }

    private async Task<int> Ask(ParseResult parsed, CancellationToken stop)
    {
        var folder = DataDirectories.Resolve(parsed.GetValue(_data));
        var shelf = services.GetRequiredService<ISecondOpinionShelf>();
        var options = Options(parsed, folder);
        using var held = parsed.GetValue(_estimate) ? null : services.GetRequiredService<IMarketStore>().Hold(folder);
        var situations = Situations(parsed, folder, stop);
        using var asked = services.GetRequiredService<ISecondOpinions>().Create(options);
        var questions = Open(shelf, folder, options, asked.Prompt, situations);
        var most = questions.Count == 0 ? 0 : questions.Count * asked.MostUsd(questions[^1].About);
        if (parsed.GetValue(_estimate))
        {
            Tell(parsed, situations.Count, questions.Count, most, null, shelf.Current(folder));
            return 0;
        }

        using var progress = new ProgressBar(terminal, "asking");
        var harvest = await new OpinionHarvest(asked, answers => shelf.Keep(folder, answers)).Run(questions, terminal.ErrorIsTerminal ? progress : null, stop);
        Tell(parsed, situations.Count, questions.Count, most, harvest, shelf.Current(folder));
        return harvest.End == HarvestEnd.Done ? 0 : CommandLine.Failed;
    }

    /// <summary>Who is asked, and what it may cost: the budget is this run's alone, and what is spent counts among the day's of a session, too.</summary>
    private SecondOpinionOptions Options(ParseResult parsed, string folder)
    {
        const string expected = "0 to 100000 US dollars";
        var isOnlyEstimated = parsed.GetValue(_estimate);
        var said = parsed.GetValue(_usd) ?? (isOnlyEstimated ? "0" : throw new InvalidInputException("ARGUMENT_MISSING", "--usd", "nobody said what this may cost", expected));
        var usd = CommonOptions.Number(said, "--usd", expected);
        if (usd is < 0 or > 100_000)
        {
            throw new InvalidInputException("NUMBER_INVALID", "--usd", $"was {usd}", expected);
        }

        var only = Only(parsed.GetValue(_provider));
        var providers = services.GetRequiredService<ISecondOpinions>().Providers(Environment.GetEnvironmentVariable).Where(provider => only is null || provider.Kind == only).ToList();
        if (providers.Count == 0)
        {
            throw new InvalidInputException(
                "OPINIONS_NO_PROVIDER", only is null ? "environment" : "--provider", "there is nobody to ask", "a key such as OPENAI_API_KEY, or ARUS_LLM_URL with the address of a server of yours");
        }

        if (!isOnlyEstimated)
        {
            Directory.CreateDirectory(DataDirectory.Language(folder));
        }

        return new()
        {
            Providers = providers,
            BudgetUsdPerDay = decimal.MaxValue,
            BudgetUsdInAll = usd,
            SpendingFile = isOnlyEstimated ? null : Path.Combine(DataDirectory.Language(folder), "spending.jsonl"),
            PriceFile = Environment.GetEnvironmentVariable("ARUS_LLM_PRICES") is { Length: > 0 } prices ? prices : null,
            CacheFor = TimeSpan.Zero,
            IsMasked = parsed.GetValue(_masked),
        };
    }

    private static ProviderKind? Only(string? name) => name is null
        ? null
        : Enum.TryParse<ProviderKind>(name, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(name[0])
            ? kind
            : throw new InvalidInputException("PROVIDER_INVALID", "--provider", $"was '{name}'", string.Join(", ", Enum.GetNames<ProviderKind>().Select(each => each.ToLowerInvariant())));

    private List<(SecondOpinionSeat Seat, Situation About)> Situations(ParseResult parsed, string folder, CancellationToken stop)
    {
        var source = CommonOptions.Source(parsed.GetRequiredValue(_source));
        var period = BacktestOptions.Period(parsed.GetValue(_period));
        var (from, to) = (CommonOptions.Moment(parsed.GetValue(_from), "--from"), CommonOptions.Moment(parsed.GetValue(_to), "--to"));
        var past = ActivatorUtilities.CreateInstance<PastSituations>(services);
        return
        [
            .. parsed.GetRequiredValue(_symbols).Distinct(StringComparer.Ordinal).Select(symbol => Seat(parsed, CommonOptions.Instrument(symbol), folder))
                .SelectMany(seat => past.Read(folder, new(source, [seat.Instrument], period, from, to), seat, stop).Select(about => (seat, about))),
        ];
    }

    /// <summary>Of a strategy, or as it was said.</summary>
    private SecondOpinionSeat Seat(ParseResult parsed, InstrumentId id, string folder)
    {
        var (strategy, timeframe, horizon) = (parsed.GetValue(_strategy), parsed.GetValue(_timeframe), parsed.GetValue(_horizon));
        if (strategy is null ? timeframe is null || horizon is null : timeframe is not null || horizon is not null)
        {
            throw new InvalidInputException("OPINIONS_QUESTION", "--strategy", "it is not clear what to ask", "a strategy, or else both --timeframe and --horizon");
        }

        if (strategy is null)
        {
            var bars = BacktestOptions.Period(timeframe);
            return bars == BarPeriod.Tick
                ? throw new InvalidInputException("PERIOD_INVALID", "--timeframe", "was tick", "bars, such as H1")
                : new(id, bars, CommonOptions.Whole(horizon!, "--horizon", 1, 1_000) * bars.UsualNanos());
        }

        if (!services.GetRequiredService<IInstrumentCatalog>().TryFind(id, out var instrument))
        {
            throw new InvalidInputException("INSTRUMENT_UNKNOWN", id.ToString(), "is not in the catalogue", "a known symbol");
        }

        var plan = services.GetRequiredService<IStrategyLibrary>().Load(
            strategy, CommonOptions.Pairs(parsed.GetValue(_settings), "--set"), instrument, new() { Directory = folder, HearsKeptOpinions = false });
        return plan.Seats.Contains(SecondOpinionSeat.Name)
            ? new(id, plan.Timeframe, plan.HorizonNanos)
            : throw new InvalidInputException("OPINIONS_NO_SEAT", strategy, "has no seat for second opinions", $"'{SecondOpinionSeat.Name}' among its agents");
    }

    /// <summary>What none of those who may be asked has answered yet.</summary>
    private static List<(SecondOpinionSeat Seat, Situation About)> Open(
        ISecondOpinionShelf shelf, string folder, SecondOpinionOptions options, string prompt, List<(SecondOpinionSeat Seat, Situation About)> situations)
    {
        var models = options.Providers.Select(provider => (provider.Kind.ToString(), provider.Model)).ToHashSet();
        IReadOnlyList<KeptOpinion> kept = shelf.Current(folder) is { } id ? shelf.Open(folder, id)! : [];
        var answered = kept.Where(one => one.IsMasked == options.IsMasked && one.Prompt == prompt && models.Contains((one.Provider, one.Model)))
            .Select(one => (one.Instrument, one.Timeframe, one.HorizonNanos, one.AskedAt)).ToHashSet();
        return [.. situations.Where(one => !answered.Contains((one.About.Instrument, one.Seat.Timeframe, one.About.HorizonNanos, one.About.At)))];
    }

    private void Tell(ParseResult parsed, int closes, int open, decimal? most, Harvest? harvest, string? id)
    {
        if (parsed.GetValue(_json))
        {
            terminal.WriteJson(new JsonObject
            {
                ["closes"] = closes,
                ["questions"] = open,
                ["mostUsd"] = most,
                ["put"] = harvest?.Put ?? 0,
                ["kept"] = harvest?.Kept ?? 0,
                ["costUsd"] = harvest?.CostUsd ?? 0,
                ["outcomes"] = new JsonObject((harvest?.Outcomes ?? new Dictionary<SecondOpinionOutcome, int>()).OrderBy(one => one.Key)
                    .Select(one => KeyValuePair.Create<string, JsonNode?>(Word(one.Key), one.Value))),
                ["end"] = harvest is null ? null : Word(harvest.End),
                ["id"] = id,
            });
            return;
        }

        terminal.Out.WriteLine($"{Whole(closes)} closes, {Whole(closes - open)} of them answered before; {Whole(open)} questions, {(most is { } usd ? $"{Dollars(usd)} at most where each is answered at once" : "without a known price")}");
        if (harvest is not null)
        {
            var outcomes = string.Join(", ", harvest.Outcomes.OrderBy(one => one.Key).Select(one => $"{Whole(one.Value)} {Word(one.Key)}"));
            terminal.Out.WriteLine($"{Whole(harvest.Put)} asked for {Dollars(harvest.CostUsd)}{(outcomes.Length > 0 ? $": {outcomes}" : "")}; {Whole(harvest.Kept)} kept: opinions {id ?? "none"}");
            terminal.Out.WriteLine(harvest.End switch
            {
                HarvestEnd.Done => "done",
                HarvestEnd.Budget => "stopped: the budget does not cover another question; the same command with more goes on from here",
                HarvestEnd.NobodyAnswers => "stopped: nobody answers; the same command goes on from here",
                _ => "stopped; the same command goes on from here",
            });
        }
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Whole(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Dollars(decimal usd) => string.Create(CultureInfo.InvariantCulture, $"{usd:0.0000} US dollars");
}
