using Arus.Foundation.Numerics;

namespace Arus.Features;

/// <summary>
/// Spread, quotes and order flow. What needs quotes or an order book is NaN on a market of bars. Where nobody states who bought, volume is divided by
/// bulk classification: the share Φ(r ÷ σ) was bought.
/// </summary>
internal static class MicrostructureFeatures
{
    private const string Bulk = "Bulk volume classification, Easley, López de Prado and O'Hara 2012.";

    /// <summary>The definitions.</summary>
    public static IReadOnlyList<FeatureDefinition> All { get; } =
    [
        new("spread.ratio", "share of the price", "0 to about 0.01", "Textbook.", m => m.Base.Spread / m.Close),
        new("spread.atr", "ATR(14)", "0 upward", "Textbook.", m => m.Base.Spread.InAtrs(m.Base)),
        new("spread20.ratio", "ratio to the mean", "0 upward", "Textbook.", m => m.Base.Spread / m.Base.Spread.Mean(20)),
        new("spread.rank250", "share of 250 bars", "0 to 1", "Textbook.", m => m.Base.Spread.Rank(250)),
        new("roll20", "share of the price", "0 to about 0.01", "Roll 1984.", Roll),
        new("amihud20", "absolute log return per mean volume", "0 to about 0.1", "Amihud 2002, over the mean volume.",
            m => (m.Close.Return().Abs() / (m.Volume / m.Volume.Mean(20))).Mean(20)),
        new("kyle50", "log return per mean volume", "about ±0.05", $"Kyle 1985. {Bulk}",
            m => m.Close.Return().Beta(BoughtLessSold(m) * (m.Volume / m.Volume.Mean(50)), 50)),
        new("vpin50", "share of the volume", "0 to 1", $"{Bulk} Fifty buckets of the mean volume of 50 bars.",
            m => Vpin.Of(m.Volume, BoughtShare(m), m.Volume.Mean(50))),
        Quotes("tick.imbalance", "share of the moves", "−1 to 1", "(rises − falls of the mid) ÷ (rises + falls) within the bar", "Hasbrouck and Saar 2013.", Imbalance),
        new("tick.imbalance10", "share of the moves", "−1 to 1", "Hasbrouck and Saar 2013.", m => Read(m, "tickimbalance", Imbalance).Mean(10)),
        new("tick.rate20", "ratio to the mean", "0 upward", "Textbook.", m => Read(m, "quotes", Count) / Read(m, "quotes", Count).Mean(20)),
        new("tick.spread", "share of the price", "0 to about 0.01", "Textbook.",
            m => Read(m, "meanspread", static (in QuoteCounts q) => q.Quotes > 0 ? q.SpreadSum / q.Quotes : double.NaN) / m.Close),
        new("tick.volatility", "standard deviation of the log return of one bar", "0 to about 0.05", "Realised volatility, Andersen and Bollerslev 1998.",
            m => Read(m, "squaredmoves", Moves).Root()),
        new("tick.noise20", "ratio", "0 upward; 1 for a random walk", "Signature ratio, Hansen and Lunde 2006.",
            m => Read(m, "squaredmoves", Moves).Sum(20) / m.Close.Return().Square().Sum(20)),
        new("tick.kyle50", "log return per mean number of quotes", "about ±0.05", "Kyle 1985, signed by the tick rule.",
            m => m.Close.Return().Beta(
                Read(m, "netmoves", static (in QuoteCounts q) => q.Quotes > 0 ? q.Ups - q.Downs : double.NaN) / Read(m, "quotes", Count).Mean(50), 50)),
        Quotes("book.imbalance", "share of the size", "−1 to 1", "(bid size − ask size) ÷ (bid size + ask size), at the close", "Cont, Kukanov and Stoikov 2014.",
            static (in QuoteCounts q) => q.Tops > 0 ? BookImbalance(in q) : double.NaN),
        Quotes("book.microprice", "share of the spread", "−0.5 to 0.5", "(weighted mid − mid) ÷ spread at the close; the weight of a side is the size on the other",
            "Stoikov 2018, first order.", static (in QuoteCounts q) => q.Tops > 0 ? 0.5 * BookImbalance(in q) : double.NaN),
        new("book.flow20", "standard deviations", "about ±4", "Order flow imbalance, Cont, Kukanov and Stoikov 2014.",
            m => Read(m, "orderflow", static (in QuoteCounts q) => q.Tops > 0 ? q.OrderFlow : double.NaN).Score(20)),
    ];

    private delegate double Reading(in QuoteCounts counts);

    private static FeatureDefinition Quotes(string name, string unit, string range, string words, string source, Reading read) =>
        new(name, unit, range, source, m => Read(m, name, read)) { Formula = words };

    private static Series Read(FeatureGraph m, string name, Reading read) => m.Base.Field(name, _ => read(in m.Quotes.Closed));

    private static double Imbalance(in QuoteCounts q) => q.Ups + q.Downs > 0 ? (q.Ups - q.Downs) / (double)(q.Ups + q.Downs) : double.NaN;

    private static double Count(in QuoteCounts q) => q.Quotes > 0 ? q.Quotes : double.NaN;

    private static double Moves(in QuoteCounts q) => q.Quotes > 0 ? q.SquaredMoves : double.NaN;

    private static double BookImbalance(in QuoteCounts q)
    {
        var (bid, ask) = (q.Top.BidSize.ToDouble(), q.Top.AskSize.ToDouble());
        return bid + ask > 0.0 ? (bid - ask) / (bid + ask) : double.NaN;
    }

    private static Series BoughtShare(FeatureGraph m) =>
        Mapped.Of("normal", m.Close.Return() / m.Close.Return().Deviation(50), StrictMath.NormalCdf);

    private static Series BoughtLessSold(FeatureGraph m) => (2.0 * BoughtShare(m)) - 1.0;

    /// <summary>2√−cov(r, r₋₁), 0 where the covariance is positive.</summary>
    private static Series Roll(FeatureGraph m)
    {
        var returns = m.Close.Return();
        var covariance = (returns * returns.Lag()).Mean(20) - (returns.Mean(20) * returns.Lag().Mean(20));
        return 2.0 * covariance.Negative().Root();
    }
}
