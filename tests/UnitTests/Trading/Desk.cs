using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Trading.Execution;

namespace Arus.UnitTests.Trading;

/// <summary>A paper account with its market, in few words. Monday 2024-01-08 09:00 UTC is when it begins; quotes come a second apart.</summary>
internal sealed class Desk
{
    public static readonly Timestamp Start = Timestamp.Utc(2024, 1, 8, 9);
    public static readonly Currency Usd = Currency.Usd;
    public static readonly Currency Jpy = Currency.Of("JPY");
    public static readonly Currency Gbp = Currency.Of("GBP");
    public static readonly Currency Eur = Currency.Of("EUR");
    public static readonly Instrument EurUsd = Pair("EURUSD", Eur, Usd, 5);
    public static readonly Instrument UsdJpy = Pair("USDJPY", Usd, Jpy, 3);
    public static readonly Instrument GbpJpy = Pair("GBPJPY", Gbp, Jpy, 3);
    public static readonly Instrument EurGbp = Pair("EURGBP", Eur, Gbp, 5);
    public static readonly Instrument GbpUsd = Pair("GBPUSD", Gbp, Usd, 5);

    public Desk(
        PositionMode mode = PositionMode.Netting, TradedInstrument[]? traded = null, Instrument[]? rates = null, decimal cash = 100_000m,
        RiskLimits? limits = null, int leverage = 100, decimal stopOut = 0.5m, ITradingListener? listener = null, AccountOpening? opening = null)
    {
        var setup = Setup(mode, cash, limits, leverage, stopOut) with { Opening = opening };
        var parts = new AccountParts(setup, traded ?? [Traded(EurUsd)], rates ?? [], Calendar);
        var books = new AccountBooks(parts, listener ?? Log);
        Venue = new(parts);
        Venue.Connect(books);
        Account = new(parts, books, Venue, Venue, listener ?? Log);
    }

    public DailyCalendar Calendar { get; } = new();

    public TradingLog Log { get; } = new();

    public TradingAccount Account { get; }

    public SimulatedVenue Venue { get; }

    public Timestamp Now { get; set; } = Start;

    public static AccountSetup Setup(
        PositionMode mode = PositionMode.Netting, decimal cash = 100_000m, RiskLimits? limits = null, int leverage = 100, decimal stopOut = 0.5m,
        Dictionary<(Currency From, Currency To), decimal>? rates = null) => new(
        TenantId.Local, new("paper"), Money.Of(cash, Usd), leverage, mode, limits ?? new(), rates ?? [], stopOut);

    public static Instrument Pair(string symbol, Currency of, Currency quote, int digits, SwapTerms? swap = null) => new(
        InstrumentId.Of(symbol), symbol, InstrumentKind.Forex, of, quote, digits, PriceDelta.From(new decimal(1, 0, 0, false, (byte)digits)),
        Quantity.From(100_000m), Quantity.From(1_000m), Quantity.From(1_000m), Quantity.From(10_000_000m), 0m, swap ?? SwapTerms.None,
        TradingSessions.Forex, "test");

    public static TradedInstrument Traded(
        Instrument instrument, decimal commission = 0m, decimal slippage = 0m, int latency = 0, decimal spread = 0m, bool unprotected = true,
        Sizing? sizing = null) => new(
        instrument,
        new(instrument.Id, commission, Usd, slippage, latency, spread, new Dictionary<string, CostOrigin>()),
        new(new("test"), "{}", [], BarPeriod.Tick, [], [], sizing ?? new(SizingKind.Units, 10_000m), unprotected));

    /// <summary>The next quote, a second later.</summary>
    public void Quote(decimal bid, decimal ask, Instrument? instrument = null, QuoteFlags flags = QuoteFlags.None)
    {
        Now = Now.Plus(Timestamp.NanosPerSecond);
        Account.OnTick(TickAt(bid, ask, instrument, flags));
    }

    public Tick TickAt(decimal bid, decimal ask, Instrument? instrument = null, QuoteFlags flags = QuoteFlags.None) =>
        new((instrument ?? EurUsd).Id, Price.From(bid), Price.From(ask), Now, Now, flags);

    /// <summary>The next minute bar.</summary>
    public void Bar(decimal open, decimal high, decimal low, decimal close, decimal spread = 0.0001m, QuoteFlags flags = QuoteFlags.None)
    {
        var end = Now.Plus(Timestamp.NanosPerMinute);
        Account.OnBar(new Bar(
            EurUsd.Id, BarPeriod.M1, Now, end, Price.From(open), Price.From(high), Price.From(low), Price.From(close), PriceDelta.From(spread), 10,
            flags));
        Now = end;
    }

    /// <summary>Places an order by hand.</summary>
    public OrderId Place(
        Side side, decimal quantity, OrderKind kind = OrderKind.Market, decimal limit = 0m, decimal stop = 0m, decimal stopLoss = 0m,
        decimal takeProfit = 0m, TimeInForce time = TimeInForce.GoodTillCancelled, bool reduceOnly = false, PositionId? closes = null,
        Instrument? instrument = null, long decision = 0) => Account.Place(Intent(
            side, quantity, kind, limit, stop, stopLoss, takeProfit, time, reduceOnly, closes, instrument, decision));

    public static OrderIntent Intent(
        Side side, decimal quantity, OrderKind kind = OrderKind.Market, decimal limit = 0m, decimal stop = 0m, decimal stopLoss = 0m,
        decimal takeProfit = 0m, TimeInForce time = TimeInForce.GoodTillCancelled, bool reduceOnly = false, PositionId? closes = null,
        Instrument? instrument = null, long decision = 0) => new(
            default, TenantId.Local, new("paper"), new("test"), decision, (instrument ?? EurUsd).Id, side, Quantity.From(quantity), kind,
            Price.From(limit), Price.From(stop), Price.From(stopLoss), Price.From(takeProfit), time, reduceOnly, closes, Start);

    /// <summary>Executes a decision on a quote.</summary>
    public void Decide(long number, int target, decimal bid, decimal ask, DecisionOutcome outcome = DecisionOutcome.Change)
    {
        var quote = TickAt(bid, ask);
        var decision = Decide(number, target, in quote, outcome: outcome);
        Account.Execute(in decision);
    }

    /// <summary>A decision on a quote.</summary>
    public static Decision Decide(
        long number, int target, in Tick quote, decimal stop = 0m, decimal take = 0m, DecisionOutcome outcome = DecisionOutcome.Change) => new()
        {
            Number = number,
            Strategy = new("test"),
            Instrument = quote.Instrument,
            Trigger = DecisionTrigger.Quote,
            Outcome = outcome,
            Because = "the test says so",
            Quote = quote,
            Bar = default,
            Features = [],
            Opinions = [],
            ProbabilityUp = 0.5,
            Confidence = 0,
            Target = target,
            PreviousTarget = 0,
            StopDistance = PriceDelta.From(stop),
            TakeDistance = PriceDelta.From(take),
        };
}
