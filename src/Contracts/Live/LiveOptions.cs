using Arus.Contracts.Trading;

namespace Arus.Contracts.Live;

/// <summary>What a live session does.</summary>
public sealed record LiveOptions
{
    /// <summary>A built-in strategy by name, or a document by path.</summary>
    public required string Strategy { get; init; }

    /// <summary>Dotted paths into the strategy document and their values.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>What is traded.</summary>
    public required IReadOnlyList<InstrumentId> Instruments { get; init; }

    /// <summary>Whose quotes it trades on, and, with <see cref="VenueKind.Terminal"/>, where its orders go.</summary>
    public required SourceId Source { get; init; }

    /// <summary>Where orders go.</summary>
    public VenueKind Venue { get; init; } = VenueKind.Paper;

    /// <summary>What the paper account starts with.</summary>
    public Money Cash { get; init; } = Money.Of(100_000m, Currency.Usd);

    /// <summary>Notional per unit of margin, 1 to 2,000.</summary>
    public int Leverage { get; init; } = 30;

    /// <summary>How positions are kept on paper; a terminal says so itself.</summary>
    public PositionMode Mode { get; init; } = PositionMode.Netting;

    /// <summary>What the account may risk.</summary>
    public RiskLimits Limits { get; init; } = new();

    /// <summary>What an order waits for before it leaves.</summary>
    public Durability Durability { get; init; } = Durability.Process;

    /// <summary>Seconds without a quote after which nothing is opened.</summary>
    public int SilentSecondsMax { get; init; } = 30;

    /// <summary>Milliseconds a quote may be old, by its terminal's clock and on its way, before it is late.</summary>
    public int LateMillisecondsMax { get; init; } = 10_000;

    /// <summary>What happens to a position without a stop.</summary>
    public UnprotectedPolicy Unprotected { get; init; } = UnprotectedPolicy.Protect;

    /// <summary>Distance of the stop that is set for an unprotected position, as a fraction of its price.</summary>
    public decimal EmergencyStopFraction { get; init; } = 0.01m;

    /// <summary>What it reads besides the market while it runs; a seat whose readings nobody brings stays empty.</summary>
    public IReadOnlyList<ReadingKind> Reads { get; init; } = [];

    /// <summary>Real-money accounts that may be traded, each as <c>login@server</c>.</summary>
    public IReadOnlyList<string> Armed { get; init; } = [];
}

/// <summary>Where the orders of a live session go.</summary>
public enum VenueKind
{
    /// <summary>Our simulated venue on the live feed.</summary>
    Paper,

    /// <summary>The terminal the quotes come from.</summary>
    Terminal,
}

/// <summary>What a record has survived when an order leaves or a batch is acknowledged.</summary>
public enum Durability
{
    /// <summary>The death of the process: handed to the operating system.</summary>
    Process,

    /// <summary>A power cut: flushed to the medium.</summary>
    Medium,
}

/// <summary>What happens to a position found without a stop. An alert is raised in any case.</summary>
public enum UnprotectedPolicy
{
    /// <summary>It gets a stop.</summary>
    Protect,

    /// <summary>It is closed.</summary>
    Close,

    /// <summary>Nothing, because the strategy document allows it.</summary>
    Alert,
}
