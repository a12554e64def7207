namespace Arus.Terminals.Simulation.Brokers;

/// <summary>What a broker offers on one account.</summary>
internal sealed record BrokerTerms
{
    public long Login { get; init; } = 5_012_345;

    public string Server { get; init; } = "Arus-Demo";

    public string Company { get; init; } = "Arus Simulated Broker";

    public Currency Currency { get; init; } = Currency.Usd;

    public AccountKind Kind { get; init; }

    public MarginMode Mode { get; init; } = MarginMode.RetailHedging;

    /// <summary>Notional per unit of margin.</summary>
    public int Leverage { get; init; } = 100;

    /// <summary>The first deposit.</summary>
    public decimal Balance { get; init; } = 100_000m;

    /// <summary>Margin level, in per cent, at which the largest loss is closed.</summary>
    public decimal StopOutPercent { get; init; } = 50m;

    /// <summary>Margin level, in per cent, at which a broker calls.</summary>
    public decimal MarginCallPercent { get; init; } = 100m;

    public int OrdersMax { get; init; } = 200;

    public int PositionsMax { get; init; } = 200;

    /// <summary>Requests the server takes in a second of server time.</summary>
    public int RequestsPerSecondMax { get; init; } = 1_000;

    public bool IsFifo { get; init; }

    public bool IsHedgeProhibited { get; init; }

    public bool IsTradeAllowed { get; init; } = true;

    public bool IsExpertAllowedByServer { get; init; } = true;

    public bool IsExpertAllowedByTerminal { get; init; } = true;

    /// <summary>Seconds the server's wall clock is ahead of UTC.</summary>
    public int OffsetSeconds { get; init; } = 7_200;

    /// <summary>Stated rates, where no symbol quotes them.</summary>
    public IReadOnlyDictionary<(Currency From, Currency To), decimal> Rates { get; init; } = new Dictionary<(Currency From, Currency To), decimal>();

    public required IReadOnlyList<BrokerSymbol> Symbols { get; init; }
}

/// <summary>What a broker says of a symbol.</summary>
internal sealed record BrokerSymbol
{
    /// <summary>The number it goes by in frames.</summary>
    public required uint Id { get; init; }

    /// <summary>The broker's name for it, suffix included.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required InstrumentId Instrument { get; init; }

    public required int Digits { get; init; }

    public required PriceDelta TickSize { get; init; }

    /// <summary>Units in one lot.</summary>
    public required decimal Contract { get; init; }

    public required Currency Base { get; init; }

    public required Currency Profit { get; init; }

    public decimal VolumeMin { get; init; } = 0.01m;

    public decimal VolumeMax { get; init; } = 100m;

    public decimal VolumeStep { get; init; } = 0.01m;

    /// <summary>The most lots open and pending in one direction; 0 for no limit.</summary>
    public decimal VolumeLimit { get; init; }

    /// <summary>Points stops must keep from the price.</summary>
    public int StopsLevel { get; init; }

    /// <summary>Points from the price within which nothing may be changed.</summary>
    public int FreezeLevel { get; init; }

    public ExecutionMode Execution { get; init; } = ExecutionMode.Market;

    public SymbolTradeMode TradeMode { get; init; } = SymbolTradeMode.Full;

    /// <summary>1 fill or kill, 2 immediate or cancel, 4 book or cancel.</summary>
    public int FillMask { get; init; } = 3;

    /// <summary>1 until cancelled, 2 day, 4 specified, 8 specified day.</summary>
    public int ExpirationMask { get; init; } = 15;

    public OrderKinds OrderMask { get; init; } = OrderKinds.All;

    /// <summary>Points a lot and night; negative is a cost.</summary>
    public decimal SwapLong { get; init; }

    /// <summary>Points a lot and night; negative is a cost.</summary>
    public decimal SwapShort { get; init; }

    /// <summary>How often the night that starts on a day counts, Sunday first.</summary>
    public IReadOnlyList<int> SwapDays { get; init; } = [0, 1, 1, 3, 1, 1, 0];

    /// <summary>The trading hours of each day, Sunday first, in seconds of the server's wall clock.</summary>
    public IReadOnlyList<IReadOnlyList<(int From, int To)>> Sessions { get; init; } = Always;

    /// <summary>Margin as a fraction of the notional; the account's leverage can ask for more.</summary>
    public decimal MarginRate { get; init; }

    /// <summary>For each lot and side, in the account's currency; positive is a cost.</summary>
    public decimal Commission { get; init; }

    /// <summary>Whether only real-money accounts may trade it.</summary>
    public bool IsRealOnly { get; init; }

    /// <summary>One in the last digit of a price.</summary>
    public PriceDelta Point => new(PointNanos(Digits));

    public static IReadOnlyList<IReadOnlyList<(int From, int To)>> Always { get; } = [.. Enumerable.Repeat<IReadOnlyList<(int, int)>>([(0, 86_400)], 7)];

    /// <summary>Monday to Friday, all day of a clock that begins the week at midnight.</summary>
    public static IReadOnlyList<IReadOnlyList<(int From, int To)>> Weekdays { get; } =
        [.. Enumerable.Range(0, 7).Select(day => (IReadOnlyList<(int, int)>)(day is 0 or 6 ? [] : [(0, 86_400)]))];

    private static long PointNanos(int digits)
    {
        var nanos = Price.NanosPerUnit;
        for (var i = 0; i < digits; i++)
        {
            nanos /= 10;
        }

        return nanos;
    }
}
