using Arus.Contracts.Engine;
using Arus.Contracts.Intelligence;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Engine.Journal;
using Arus.Engine.Receipts;

namespace Arus.Engine.Live;

/// <summary>What a session is made of, checked and resolved.</summary>
/// <param name="Options">What was asked for.</param>
/// <param name="Header">All that its results depend on besides its inputs, as JSON.</param>
/// <param name="Plans">The plan of each instrument.</param>
/// <param name="Traded">What is traded, at which costs.</param>
/// <param name="Rates">Instruments that only convert money.</param>
internal sealed record SessionParts(
    LiveOptions Options, string Header, IReadOnlyList<StrategyPlan> Plans, IReadOnlyList<TradedInstrument> Traded, IReadOnlyList<Instrument> Rates)
{
    /// <summary>What the plans found in the data directory, by instrument.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Pins =>
        Traded.Where(each => each.Plan.Pins.Count > 0).ToDictionary(each => each.Instrument.Id.ToString(), each => each.Plan.Pins);

    /// <summary>The plan of an instrument; null when it is not traded.</summary>
    public StrategyPlan? PlanOf(InstrumentId instrument) => Traded.FirstOrDefault(each => each.Instrument.Id == instrument)?.Plan;
}

/// <summary>Composes sessions from the ports, as a backtest is composed.</summary>
internal sealed class SessionComposer(
    IInstrumentCatalog instruments, ICostCatalog costs, IStrategyLibrary strategies, ILaneFactory lanes,
    ITradingAccountFactory accounts, ILiveMarket market, ITradingCalendar calendar)
{
    private const int AnswerMillisecondsMax = 5_000;

    private static readonly AccountId Account = new("live");

    public ITradingCalendar Calendar => calendar;

    /// <summary>Checks what is asked for.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="dataDirectory">Where strategies find what they read besides the market.</param>
    /// <param name="pins">What an earlier session found there, by instrument; null to look now.</param>
    /// <exception cref="InvalidInputException">Something is wrong with it.</exception>
    public SessionParts Compose(LiveOptions options, string dataDirectory, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? pins)
    {
        if (options.Instruments.Count == 0)
        {
            throw new InvalidInputException("INSTRUMENT_MISSING", "instruments", "none is named", "at least one symbol");
        }

        Instrument[] traded = [.. options.Instruments.Distinct().Order().Select(Find)];
        var sources = new Sources { Directory = dataDirectory, HearsKeptOpinions = false, AwaitsModels = pins is null };
        StrategyPlan[] plans = [.. traded.Select(instrument => Load(options, instrument, sources, pins?.GetValueOrDefault(instrument.Id.ToString())))];
        TradedInstrument[] charged = [.. traded.Select((instrument, i) => new TradedInstrument(instrument, CostsOf(instrument.Id), plans[i]))];
        var rates = Rates(options.Cash.Currency, charged);
        return new SessionParts(options, Header(options, charged, rates), plans, charged, rates);
    }

    /// <summary>Fresh lanes: nothing of an earlier run is in them.</summary>
    /// <param name="parts">The session.</param>
    /// <param name="readings">What is read besides the market while it runs.</param>
    public IReadOnlyList<EngineLane> Lanes(SessionParts parts, SessionReadings readings) => [.. parts.Traded.Select((traded, i) => lanes.Create(
        parts.Plans[i], traded.Instrument, [.. parts.Plans[i].Others.Select(Find)], BarPeriod.Tick, readings.Over(parts.Plans[i].Sources, parts.Options.Reads)))];

    public SourceIntake Intake(LiveOptions options) => new(market.CreateJudge(), options.LateMillisecondsMax);

    /// <summary>Opens the account of a session.</summary>
    public ITradingAccount OpenAccount(SessionParts parts, string session, AccountStand? carried, IVenueOutbox outbox, ITradingListener listener)
    {
        var options = parts.Options;
        var setup = Setup(options, carried?.Cash ?? options.Cash) with { Opening = carried?.Opening };
        return options.Venue == VenueKind.Paper
            ? accounts.OpenPaper(setup, parts.Traded, parts.Rates, listener)
            : accounts.OpenTerminal(
                setup, parts.Traded, parts.Rates,
                new TerminalTerms(
                    ClientIds.Prefix(session), AnswerMillisecondsMax, options.Unprotected == UnprotectedPolicy.Close,
                    options.Unprotected == UnprotectedPolicy.Alert || parts.Plans.Any(plan => plan.AllowUnprotected), options.EmergencyStopFraction, options.Armed),
                outbox, listener);
    }

    /// <summary>How long a request may wait before it is not worth sending.</summary>
    public static long RequestNanosMax => AnswerMillisecondsMax * Timestamp.NanosPerMillisecond;

    private static AccountSetup Setup(LiveOptions options, Money cash) => new(
        TenantId.Local, Account, cash, options.Leverage, options.Mode, options.Limits, new Dictionary<(Currency, Currency), decimal>());

    private Instrument Find(InstrumentId id) => instruments.TryFind(id, out var instrument)
        ? instrument
        : throw new InvalidInputException("INSTRUMENT_UNKNOWN", id.ToString(), "is not in the catalogue", "a known symbol, or a file of instruments");

    private TradingCosts CostsOf(InstrumentId id) => costs.TryFind(id, out var found)
        ? found
        : throw new InvalidInputException("COSTS_UNKNOWN", id.ToString(), "has no known costs", "a file of costs");

    private StrategyPlan Load(LiveOptions options, Instrument instrument, Sources sources, IReadOnlyDictionary<string, string>? pins)
    {
        var settings = pins is null ? options.Settings : options.Settings.Where(pair => !pins.ContainsKey(pair.Key)).Concat(pins).ToDictionary();
        var plan = strategies.Load(options.Strategy, settings, instrument, sources);
        return plan.Instruments.Count == 0 || plan.Instruments.Contains(instrument.Id)
            ? plan
            : throw new InvalidInputException("STRATEGY_INSTRUMENT", options.Strategy, $"does not trade {instrument.Id}", string.Join(" or ", plan.Instruments));
    }

    // Every pair that turns a currency of what is traded into the account's, where the source happens to quote it.
    private Instrument[] Rates(Currency account, IReadOnlyList<TradedInstrument> traded)
    {
        Currency[] foreign =
            [.. traded.SelectMany(each => (Currency[])[each.Instrument.Base, each.Instrument.Quote, each.Costs.CommissionCurrency]).Where(currency => currency != account).Distinct()];
        return [.. instruments.All
            .Where(each => each.Kind == InstrumentKind.Forex
                && ((each.Base == account && foreign.Contains(each.Quote)) || (each.Quote == account && foreign.Contains(each.Base)))
                && traded.All(other => other.Instrument.Id != each.Id))
            .OrderBy(each => each.Id)];
    }

    private static string Header(LiveOptions options, IReadOnlyList<TradedInstrument> traded, IReadOnlyList<Instrument> rates)
    {
        var header = HeaderOf(options, traded, rates);

        // Sessions that read nothing are told as they were before there was anything to read, and go on where they were.
        return options.Reads.Count == 0 ? header : $"{header[..^1]},\"reads\":{JournalJson.Text(options.Reads.Distinct().Order())}}}";
    }

    private static string HeaderOf(LiveOptions options, IReadOnlyList<TradedInstrument> traded, IReadOnlyList<Instrument> rates) => JournalJson.Text(new
    {
        Format = ReceiptWriter.Version,
        options.Source,
        options.Venue,
        options.Cash,
        options.Leverage,
        options.Mode,
        options.Limits,
        options.SilentSecondsMax,
        options.LateMillisecondsMax,
        options.Unprotected,
        options.EmergencyStopFraction,
        Armed = options.Armed.Order(StringComparer.Ordinal),
        Traded = traded.Select(each => new { each.Instrument, each.Costs, Strategy = each.Plan.Id, Document = each.Plan.Document }),
        Rates = rates,
    });
}
