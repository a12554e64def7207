using System.Collections.Immutable;
using Arus.Contracts.MarketData;

namespace Arus.MarketData.Instruments;

/// <summary>
/// The built-in terms: what a typical retail account is offered, not what any one broker promised. Every number is an assumption;
/// docs/instruments.md says what each rests on, and a file replaces it.
/// </summary>
internal static class BuiltInTerms
{
    private const string Source = "assumed: typical retail terms, see docs/instruments.md";

    // The caps ESMA put on retail leverage in 2018: 30:1 for pairs of USD, EUR, JPY, GBP, CAD and CHF; 20:1 for other pairs, gold and main
    // indices; 10:1 for other commodities; 2:1 for coins.
    private const decimal MajorMargin = 0.0333m;
    private const decimal MinorMargin = 0.05m;
    private const decimal CommodityMargin = 0.10m;
    private const decimal CoinMargin = 0.50m;

    private const decimal RawCommission = 3.5m;

    private static readonly ImmutableArray<Row> Rows =
    [
        Pair("EURUSD", "Euro against US dollar", 5, MajorMargin, -7.2m, 2.5m, 2m),
        Pair("GBPUSD", "Pound sterling against US dollar", 5, MajorMargin, -4.0m, -1.5m, 5m),
        Pair("USDJPY", "US dollar against yen", 3, MajorMargin, 10.0m, -20.0m, 3m),
        Pair("USDCHF", "US dollar against Swiss franc", 5, MajorMargin, 6.0m, -11.0m, 4m),
        Pair("AUDUSD", "Australian dollar against US dollar", 5, MinorMargin, -3.0m, -0.5m, 4m),
        Pair("USDCAD", "US dollar against Canadian dollar", 5, MajorMargin, 2.0m, -6.5m, 6m),
        Pair("NZDUSD", "New Zealand dollar against US dollar", 5, MinorMargin, -2.0m, -1.0m, 6m),
        Pair("EURGBP", "Euro against pound sterling", 5, MajorMargin, -5.5m, 1.5m, 5m),
        Pair("EURJPY", "Euro against yen", 3, MajorMargin, 6.0m, -15.0m, 6m),
        Pair("GBPJPY", "Pound sterling against yen", 3, MajorMargin, 13.0m, -28.0m, 12m),
        Pair("AUDJPY", "Australian dollar against yen", 3, MinorMargin, 5.0m, -13.0m, 8m),
        Pair("EURCHF", "Euro against Swiss franc", 5, MajorMargin, 2.0m, -7.0m, 8m),
        Pair("USDIDR", "US dollar against rupiah", 2, MinorMargin, -250m, -150m, 2000m),
        Metal("XAUUSD", "Gold, troy ounces, against US dollar", 3, 100m, MinorMargin, -450m, 200m, 250m),
        Metal("XAGUSD", "Silver, troy ounces, against US dollar", 3, 5000m, CommodityMargin, -5.5m, 2.5m, 30m),
        Index("US500", "S&P 500 index, US dollars", "USD", -7.0m, 1.5m, 50m),
        Index("US30", "Dow Jones Industrial Average, US dollars", "USD", -7.0m, 1.5m, 200m),
        Index("USTEC", "Nasdaq 100 index, US dollars", "USD", -7.0m, 1.5m, 150m),
        Index("DE40", "DAX index, euros", "EUR", -5.5m, 0.0m, 120m),
        Index("UK100", "FTSE 100 index, pounds", "GBP", -7.0m, 1.5m, 120m),
        Index("JP225", "Nikkei 225 index, yen", "JPY", -3.0m, -2.5m, 800m),
        Coin("BTCUSD", "Bitcoin against US dollar", "BTC", 2000m),
        Coin("ETHUSD", "Ether against US dollar", "ETH", 200m),
    ];

    /// <summary>The instruments, in the order of the document.</summary>
    public static IEnumerable<Instrument> Instruments => Rows.Select(row => row.Instrument);

    /// <summary>Their costs, every one assumed.</summary>
    public static IEnumerable<TradingCosts> Costs => Rows.Select(row => row.Costs);

    private static Row Pair(string symbol, string name, int digits, decimal margin, decimal swapLong, decimal swapShort, decimal spread) =>
        Terms(symbol, name, InstrumentKind.Forex, symbol[..3], symbol[3..], digits, 100_000m, margin,
            new SwapTerms(SwapMode.Points, swapLong, swapShort, DayOfWeek.Wednesday), TradingSessions.Forex, RawCommission, spread);

    private static Row Metal(
        string symbol, string name, int digits, decimal contract, decimal margin, decimal swapLong, decimal swapShort, decimal spread) =>
        Terms(symbol, name, InstrumentKind.Metal, symbol[..3], symbol[3..], digits, contract, margin,
            new SwapTerms(SwapMode.Points, swapLong, swapShort, DayOfWeek.Wednesday), TradingSessions.Metals, RawCommission, spread);

    // The base of an index is its own quote currency: one unit is one unit of currency for each index point.
    private static Row Index(string symbol, string name, string quote, decimal swapLong, decimal swapShort, decimal spread) =>
        Terms(symbol, name, InstrumentKind.Index, quote, quote, 2, 1m, MinorMargin,
            new SwapTerms(SwapMode.AnnualPercent, swapLong, swapShort, DayOfWeek.Friday), TradingSessions.Metals, 0m, spread);

    private static Row Coin(string symbol, string name, string coin, decimal spread) =>
        Terms(symbol, name, InstrumentKind.Crypto, coin, "USD", 2, 1m, CoinMargin,
            new SwapTerms(SwapMode.AnnualPercent, -20m, -5m, DayOfWeek.Friday), TradingSessions.Always, 0m, spread);

    private static Row Terms(
        string symbol, string name, InstrumentKind kind, string unit, string quote, int digits, decimal contract, decimal margin,
        SwapTerms swap, TradingSessions sessions, decimal commission, decimal spread)
    {
        var id = InstrumentId.Of(symbol);
        return new(
            new Instrument(
                id, name, kind, Currency.Of(unit), Currency.Of(quote), digits, InstrumentEntry.Point(digits), Quantity.From(contract),
                Quantity.From(0.01m * contract), Quantity.From(0.01m * contract), Quantity.From(100m * contract), margin, swap, sessions, Source),
            new TradingCosts(id, commission, Currency.Usd, SlippagePoints: 0m, LatencyMilliseconds: 0, spread, CostEntry.AllAssumed));
    }

    private sealed record Row(Instrument Instrument, TradingCosts Costs);
}
