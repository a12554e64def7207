using Arus.Contracts.Engine;
using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.UnitTests.Engine.Runs;

/// <summary>Parts for an engine that write down, in order, what they are shown and when.</summary>
internal sealed class EngineParts : IBarBuilder, IFeaturePipeline, IStrategy, ITradingAccount, IEngineObserver, ITradingCalendar
{
    public static readonly InstrumentId Eurusd = InstrumentId.Of("EURUSD");

    public static readonly Instrument Instrument = new(
        Eurusd, "euro", InstrumentKind.Forex, Currency.Of("EUR"), Currency.Usd, 5, PriceDelta.From(0.00001m), Quantity.From(100_000m), Quantity.From(1_000m),
        Quantity.From(1_000m), Quantity.From(10_000_000m), 0.01m, SwapTerms.None, TradingSessions.Forex, "test");

    private readonly double[] _values = [1.0];
    private Timestamp _barEnd = Timestamp.Max;
    private Tick _last;
    private long _decisions;

    public List<string> Calls { get; } = [];

    public bool Records { get; init; } = true;

    /// <summary>Decide at every how many tradable quotes.</summary>
    public int DecideEvery { get; init; } = int.MaxValue;

    public List<Timestamp> Seen { get; } = [];

    public Timestamp Clock { get; private set; } = Timestamp.Min;

    public EngineSetup Setup(string? ledger = null) => new(
        """{"test":1}""",
        [new EngineLane(Instrument, new StrategyPlan(new StrategyId("test"), "{}", [], BarPeriod.M1, [BarPeriod.M1], [], new Sizing(SizingKind.Units, 1m), true), this, this, this)],
        _ => this,
        this,
        ledger);

    public int ClosedMax => 1;

    public int CloseUntil(Timestamp now, Span<Bar> closed) => 0;

    public IReadOnlyList<string> Names { get; } = ["one"];

    public IReadOnlyList<string> RecordedNames => Names;

    public ReadOnlySpan<double> Values => _values;

    public IReadOnlyList<AgentScore> Scores => [];

    public IReadOnlyList<FusionScore> Fusions => [];

    public IReadOnlyList<PatternScore> Patterns => [];

    public TradingState State => TradingState.Active;

    public AccountSnapshot Snapshot => new(Money.Zero(Currency.Usd), Money.Zero(Currency.Usd), Money.Zero(Currency.Usd), 0, Money.Zero(Currency.Usd));

    public TradingTotals Totals => throw new InvalidOperationException("The engine does not ask.");

    AccountSetup ITradingAccount.Setup => throw new InvalidOperationException("The engine does not ask.");

    IReadOnlyList<OpenPosition> ITradingAccount.Positions => [];

    RiskVerdict ITradingAccount.Protect(PositionId position, Price stopLoss, Price takeProfit) => throw new InvalidOperationException("The engine does not ask.");

    OrderId? ITradingAccount.Close(PositionId position) => throw new InvalidOperationException("The engine does not ask.");

    void ITradingAccount.OnClock(Timestamp now) => throw new InvalidOperationException("The engine does not say.");

    void ITradingAccount.OnReport(VenueReport report) => throw new InvalidOperationException("The engine does not say.");

    void ITradingAccount.SetFeedSilent(bool isSilent) => throw new InvalidOperationException("The engine does not say.");

    public int Add(in Tick tick, Span<Bar> closed)
    {
        Note("bars", tick.ReceivedAt);
        var closes = tick.ReceivedAt >= _barEnd;
        if (closes)
        {
            closed[0] = new Bar(Eurusd, BarPeriod.M1, _barEnd.Plus(-Timestamp.NanosPerMinute), _barEnd, _last.Bid, _last.Bid, _last.Bid, _last.Bid, _last.Spread, 1, _last.Flags);
        }

        _barEnd = tick.ReceivedAt.FloorTo(Timestamp.NanosPerMinute).Plus(Timestamp.NanosPerMinute);
        _last = tick;
        return closes ? 1 : 0;
    }

    public int Add(in Bar bar, Span<Bar> closed)
    {
        Note("bars", bar.ClosesAt);
        closed[0] = bar;
        return 1;
    }

    void IFeaturePipeline.OnBar(in Bar bar) => Note("features.bar", bar.ClosesAt);

    public void OnQuote(Timestamp at, double mid) => Note("features.quote", at);

    public Fault? UseModels(IReadOnlyDictionary<string, string> pins) => null;

    void IStrategy.OnBar(in Bar bar, ReadOnlySpan<double> features) => Note("strategy.bar", bar.ClosesAt);

    public bool OnQuote(in Tick quote, ReadOnlySpan<double> features, out Decision decision)
    {
        Note("strategy.quote", quote.ReceivedAt);
        _decisions++;
        var decides = _decisions % DecideEvery == 0;
        decision = !decides ? default : new Decision
        {
            Number = _decisions,
            Strategy = new StrategyId("test"),
            Instrument = Eurusd,
            Trigger = DecisionTrigger.Quote,
            Outcome = DecisionOutcome.Change,
            Because = "it is time",
            Quote = quote,
            Bar = default,
            Features = features,
            Opinions = default,
            ProbabilityUp = 0.5,
            Confidence = 0,
            Target = 1,
            PreviousTarget = 0,
            StopDistance = PriceDelta.Zero,
            TakeDistance = PriceDelta.Zero,
        };
        return decides;
    }

    void ITradingAccount.OnTick(in Tick tick)
    {
        Clock = tick.ReceivedAt;
        Note("account", tick.ReceivedAt);
    }

    void ITradingAccount.OnBar(in Bar bar)
    {
        Clock = bar.ClosesAt;
        Note("account", bar.ClosesAt);
    }

    public void Execute(in Decision decision) => Note("execute", decision.Quote.ReceivedAt);

    public OrderId Place(in OrderIntent intent) => default;

    public bool Cancel(OrderId order) => false;

    public void SetState(TradingState state, string reason)
    {
    }

    public void Finish() => Note("finish", Clock);

    void IEngineObserver.OnBar(in Bar bar, in AccountSnapshot account) => Note("observer.bar", bar.ClosesAt);

    public void OnFill(in OrderIntent intent, in OrderEvent fill, in FillResult result)
    {
    }

    public void OnTradeClosed(in ClosedTrade trade)
    {
    }

    public void OnDayEnd(Timestamp rollover, in AccountSnapshot account) => Note("day", rollover);

    public Timestamp BarOpen(BarPeriod period, Timestamp at) => at.FloorTo(Timestamp.NanosPerMinute);

    public Timestamp BarEnd(BarPeriod period, Timestamp open) => open.Plus(Timestamp.NanosPerMinute);

    public Timestamp NextRollover(Timestamp after) => after.FloorTo(Timestamp.NanosPerDay).Plus(Timestamp.NanosPerDay);

    public DayOfWeek TradingDayEndingAt(Timestamp rollover) => DayOfWeek.Monday;

    public bool IsOpen(TradingSessions sessions, Timestamp at) => true;

    private void Note(string call, Timestamp at)
    {
        if (Records)
        {
            Calls.Add(call);
            Seen.Add(at);
        }
    }
}

/// <summary>A feed from memory, in batches of any size.</summary>
internal sealed class MemoryFeed(IReadOnlyList<Tick> ticks, IReadOnlyList<Bar> bars, int batch = int.MaxValue) : IMarketFeed
{
    private int _at;

    public BarPeriod Resolution => ticks.Count > 0 ? BarPeriod.Tick : BarPeriod.M1;

    public IReadOnlyList<InstrumentId> Instruments => [EngineParts.Eurusd];

    public DataQuality Quality => DataQuality.Empty;

    public int Read(Span<Tick> into) => Fill(ticks, into);

    public int Read(Span<Bar> into) => Fill(bars, into);

    public void Dispose()
    {
    }

    private int Fill<TRow>(IReadOnlyList<TRow> rows, Span<TRow> into)
    {
        var count = Math.Min(Math.Min(batch, into.Length), rows.Count - _at);
        for (var i = 0; i < count; i++)
        {
            into[i] = rows[_at + i];
        }

        _at += count;
        return count;
    }
}
