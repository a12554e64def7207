using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>The market on which the catalogue describes its features: a pair of currencies with another beside it, and a calendar without events.</summary>
internal static class DescribedMarket
{
    /// <summary>The instrument of the rows.</summary>
    public static Instrument Own { get; } = Pair("EURUSD");

    /// <summary>The instruments beside.</summary>
    public static IReadOnlyList<Instrument> Others { get; } = [Pair("GBPUSD")];

    /// <summary>The news.</summary>
    public static IEconomicCalendar Calendar { get; } = new NoEvents();

    private static Instrument Pair(string symbol) => new(
        InstrumentId.Of(symbol), symbol, InstrumentKind.Forex, Currency.Of(symbol[..3]), Currency.Of(symbol[3..]), 5, new PriceDelta(10_000),
        Quantity.From(100_000m), Quantity.From(1_000m), Quantity.From(1_000m), Quantity.From(10_000_000m), 0.01m,
        SwapTerms.None, TradingSessions.Forex, "");

    private sealed class NoEvents : IEconomicCalendar
    {
        public IReadOnlyList<EconomicEvent> Events => [];

        public Timestamp From => Timestamp.Min;

        public Timestamp To => Timestamp.Max;
    }
}
