namespace Arus.Contracts.Terminals;

/// <summary>What the bridge does with the terminals that connect.</summary>
public sealed record BridgeOptions
{
    /// <summary>Where the keys are.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>What every terminal is asked to quote.</summary>
    public required IReadOnlyList<InstrumentId> Instruments { get; init; }

    /// <summary>What brokers mean by names that cannot be told by themselves.</summary>
    public IReadOnlyList<BrokerSymbol> Symbols { get; init; } = [];

    /// <summary>Addresses of proxies whose word on the encryption of a request is taken.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>How far back history is asked for where nothing is stored yet; zero begins live.</summary>
    public TimeSpan FirstHistory { get; init; }

    /// <summary>How old an order may be when the terminal sends it to the broker.</summary>
    public TimeSpan OrderTimeToLive { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Lots of one order at most.</summary>
    public decimal LotsMax { get; init; } = 100m;

    /// <summary>Orders of one minute at most.</summary>
    public int OrdersPerMinuteMax { get; init; } = 120;
}

/// <summary>What a broker means by a name.</summary>
/// <param name="Source">The terminal.</param>
/// <param name="BrokerName">As the broker writes it.</param>
/// <param name="Instrument">Our name.</param>
public sealed record BrokerSymbol(SourceId Source, string BrokerName, InstrumentId Instrument);
