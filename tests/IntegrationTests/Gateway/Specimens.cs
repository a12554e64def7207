using Arus.Contracts.Intelligence;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.IntegrationTests.Gateway;

/// <summary>One of everything a session shows.</summary>
internal static class Specimens
{
    public static readonly Timestamp Start = Timestamp.Utc(2026, 11, 20, 12);
    public static readonly InstrumentId EurUsd = InstrumentId.Of("EURUSD");

    public static LiveStatus Status { get; } = new(
        "01J0", LivePhase.Running, "", new("ema-rsi"), [EurUsd], new("demo"), VenueKind.Paper, TradingState.Active, "", Start, Start.Plus(5), 17,
        new Dictionary<string, long> { ["DUPLICATE"] = 2 }, 3, 4, Start.Plus(5), false, 4_096);

    public static LiveAccount Account { get; } = new(
        TenantId.Local, new("paper"), Usd(100_000m), Usd(100_100.25m), Usd(10m), Usd(300m), null, Usd(100.25m), Usd(5_000m), Usd(100_200m), 0.001m, 1);

    public static Tick Tick(decimal bid, string instrument = "EURUSD") =>
        new(InstrumentId.Of(instrument), Price.From(bid), Price.From(bid + 0.0001m), Start, Start);

    public static LiveOrder Order(long number, string tenant = "local", OrderState state = OrderState.Working) => new(
        new(number), 7, new(tenant), new("paper"), EurUsd, Side.Buy, OrderKind.Limit, Quantity.From(10_000m), Quantity.Zero, Price.None, Price.From(1.08523m),
        Price.None, Price.From(1.08m), Price.None, TimeInForce.GoodTillCancelled, false, state, DenialCode.None, 0m, 0m, Start, Start.Plus(3),
        [new(OrderEventKind.Submitted, Start, Quantity.Zero, Price.None)]);

    public static LiveDecision Decision(long number) => new(
        number, new("ema-rsi"), EurUsd, Start, DecisionOutcome.Change, "because", 0, 100, double.NaN, 0.7, Price.From(1.1m), Price.From(1.1001m),
        PriceDelta.From(0.001m), PriceDelta.Zero, [new("rsi", 55.5)],
        [new("technical-indicator", OpinionKind.Direction, "mid higher", 0.6, 0.5, 1, 12.5, OpinionEffect.None, 1, [new("RSI(14)", 55.5)])], [new(17)]);

    public static LivePosition Position(long number) => new(
        new(number), EurUsd, Side.Buy, Quantity.From(10_000m), Price.From(1.1m), Price.From(1.101m), Price.From(1.09m), Price.None, Usd(10m), Usd(0m), Start, false);

    public static LiveAlert Alert(long number) => new(number, Start, AlertSeverity.Critical, "POSITION_UNPROTECTED", "P17 has no stop.");

    private static Money Usd(decimal amount) => Money.Of(amount, Currency.Usd);
}
