using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.Contracts.Research;

/// <summary>A backtest to run: the live engine over recorded data. Exactly one of <see cref="Files"/> and <see cref="Store"/> is given.</summary>
public sealed record BacktestRequest
{
    /// <summary>A built-in strategy by name, or a document by path.</summary>
    public required string Strategy { get; init; }

    /// <summary>Dotted paths into the strategy document and their values, laid over it.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>What is traded.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>Files that quote it; <see langword="null"/> when the data comes from the store.</summary>
    public FileRequest? Files { get; init; }

    /// <summary>A stretch of the store; <see langword="null"/> when the data comes from files. <see cref="From"/> and <see cref="To"/> stand over its own.</summary>
    public StoreRequest? Store { get; init; }

    /// <summary>First moment, included; <see langword="null"/> from the beginning.</summary>
    public Timestamp? From { get; init; }

    /// <summary>Last moment, not included; <see langword="null"/> to the end.</summary>
    public Timestamp? To { get; init; }

    /// <summary>What the account starts with; its currency is the account's. Positive.</summary>
    public Money Cash { get; init; } = Money.Of(100_000m, Currency.Usd);

    /// <summary>Notional per unit of margin, 1 to 2,000.</summary>
    public int Leverage { get; init; } = 30;

    /// <summary>How the venue keeps positions.</summary>
    public PositionMode Mode { get; init; } = PositionMode.Netting;

    /// <summary>
    /// What the account may risk. A backtest shows the strategy itself: unlike a live account's, its daily loss is unlimited unless a limit is stated.
    /// </summary>
    public RiskLimits Limits { get; init; } = new(DailyLossFractionMax: 1m);

    /// <summary>A file of instruments laid over the catalogue.</summary>
    public string? InstrumentsFile { get; init; }

    /// <summary>A file of costs laid over the catalogue.</summary>
    public string? CostsFile { get; init; }

    /// <summary>Rates stated by the user, by pair: units of the second currency for one of the first.</summary>
    public IReadOnlyDictionary<(Currency From, Currency To), decimal> StatedRates { get; init; } =
        new Dictionary<(Currency From, Currency To), decimal>();

    /// <summary>Data of other instruments whose quotes convert profit into the account's currency.</summary>
    public IReadOnlyList<RateSource> RateSources { get; init; } = [];

    /// <summary>Where the store is and the run is kept; <see langword="null"/> keeps no run.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Whether the run is kept in the data directory; a replay does not keep a second one.</summary>
    public bool KeepsRun { get; init; } = true;

    /// <summary>Whether it counts among the strategy's trials in the data directory: whoever might choose by its result has tried it.</summary>
    public bool IsTrial { get; init; } = true;

    /// <summary>Where a copy of the report goes; <see langword="null"/> for none.</summary>
    public string? ReportPath { get; init; }

    /// <summary>Where a copy of the ledger goes; <see langword="null"/> for none.</summary>
    public string? LedgerPath { get; init; }

    /// <summary>1 reads and runs on one thread; 2 reads ahead. The result is the same. Stands over the number in <see cref="Files"/>.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// How the data was made when it was not recorded, such as <c>seeded model, seed 7</c>; <see langword="null"/> for recorded data. A source of the
    /// store whose name begins with <c>simulated</c> counts as simulated, too.
    /// </summary>
    public string? SimulatedBy { get; init; }
}

/// <summary>Data of an instrument that only gives a rate. Exactly one of the two is given.</summary>
/// <param name="Instrument">Which, such as USDJPY for an account in dollars that trades EURJPY.</param>
/// <param name="Files">Its files.</param>
/// <param name="Store">Its stretch of the store.</param>
public sealed record RateSource(InstrumentId Instrument, FileRequest? Files = null, StoreRequest? Store = null);

/// <summary>Runs backtests.</summary>
public interface IBacktester
{
    /// <summary>Runs one to the end of its data, or until cancelled: then the result says that it is incomplete.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="progress">Hears the fraction done, 0 to 1, as far as the data tells it.</param>
    /// <param name="cancel">Ends the run between two quotes.</param>
    /// <exception cref="InvalidInputException">The request, or something it names, is wrong; every fault is named.</exception>
    /// <exception cref="RefusedException">A profit could not be converted into the account's currency.</exception>
    BacktestResult Run(BacktestRequest request, IProgress<double>? progress, CancellationToken cancel);
}
