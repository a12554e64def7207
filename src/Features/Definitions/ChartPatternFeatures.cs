using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>Patterns of swings. A swing is a high above, or a low below, those of three bars on either side, known three bars later.</summary>
internal static class ChartPatternFeatures
{
    private const string Atrs = "ATR(14)";
    private const string Edwards = "Edwards and Magee 1948.";
    private const string Either = "−1, 0 or 1";

    /// <summary>How far apart, in ATRs, two swings of a level are at most.</summary>
    private const double Level = 0.5;

    /// <summary>The definitions.</summary>
    public static IReadOnlyList<FeatureDefinition> All { get; } =
    [
        Read("swing.high.distance", Atrs, "about ±20", 1, "(close − latest swing high) ÷ ATR(14)", (s, close, atr) => (close - s.High(0).Price) / atr),
        Read("swing.low.distance", Atrs, "about ±20", 1, "(close − latest swing low) ÷ ATR(14)", (s, close, atr) => (close - s.Low(0).Price) / atr),
        Read("swing.high.age", "bars", "3 upward", 1, "bars since the latest swing high", (s, _, _) => s.Age(s.High(0))),
        Read("swing.low.age", "bars", "3 upward", 1, "bars since the latest swing low", (s, _, _) => s.Age(s.Low(0))),
        Read("swing.structure", "points", "−2 to 2", 2, "1 for a higher high, 1 for a higher low, −1 for each lower",
            (s, _, _) => Math.Sign(s.High(0).Price - s.High(1).Price) + Math.Sign(s.Low(0).Price - s.Low(1).Price)),
        Read("swing.retracement", "share of the swing", "about −1 to 2", 1, "(close − latest swing low) ÷ (latest swing high − latest swing low)",
            (s, close, _) => s.High(0).Price == s.Low(0).Price ? double.NaN : (close - s.Low(0).Price) / (s.High(0).Price - s.Low(0).Price)),
        Read("swing.amplitude", Atrs, "0 upward", 1, "|latest swing high − latest swing low| ÷ ATR(14)",
            (s, _, atr) => Math.Abs(s.High(0).Price - s.Low(0).Price) / atr),
        Read("chart.level.touches", "swings", "0 to 8", 1, "swings, of the last four highs and four lows, within 0.5 ATR(14) of the close",
            (s, close, atr) => s.CountNear(close, Level * atr)),
        Read("chart.double", "pattern", Either, 2, "−1: two highs within 0.5 ATR(14), close below the low between; 1: the reverse", Double),
        Read("chart.headshoulders", "pattern", Either, 3,
            "−1: the middle of three highs above both by 0.5 ATR(14), these within 1 ATR(14), close below the later low; 1: the reverse", HeadShoulders),
        Read("chart.highs.slope", "ATR(14) per bar", "about ±1", 2, "slope of the line through the last two swing highs ÷ ATR(14)",
            (s, _, atr) => Slope(s.High(0), s.High(1)) / atr),
        Read("chart.lows.slope", "ATR(14) per bar", "about ±1", 2, "slope of the line through the last two swing lows ÷ ATR(14)",
            (s, _, atr) => Slope(s.Low(0), s.Low(1)) / atr),
        Read("chart.triangle", "pattern", Either, 2, "lines converge: 1 when only the lows rise, −1 when only the highs fall, flat within 0.02 ATR(14) per bar",
            (s, _, atr) => Triangle(Slope(s.High(0), s.High(1)) / atr, Slope(s.Low(0), s.Low(1)) / atr)),
        Read("chart.wedge", "pattern", Either, 2, "lines converge and slope one way: −1 rising, 1 falling",
            (s, _, atr) => Wedge(Slope(s.High(0), s.High(1)) / atr, Slope(s.Low(0), s.Low(1)) / atr)),
        new("chart.flag", "pattern", Either, Edwards, Flag)
        {
            Formula = "the way of a pole of at least 3 ATR(14) in 10 bars, followed by 10 bars that give back less than half of it",
        },
        new("chart.breakout20", "pattern", Either, "Donchian 1960.", m => Breakout(m, 20)),
        new("chart.breakout55", "pattern", Either, "Donchian; Faith 2003.", m => Breakout(m, 55)),
        new("pivot.distance", Atrs, "about ±10", "Floor traders' pivot of the trading day before.",
            m => (m.Close - m.Of(BarPeriod.D1).Typical()).InAtrs(m.Base)),
        new("roundnumber.distance", Atrs, "about ±20", "Osler 2000; multiples of 1,000 ticks.", RoundNumber)
        {
            Formula = "(close − nearest multiple of 1,000 ticks) ÷ ATR(14)",
        },
    ];

    private static FeatureDefinition Read(string name, string unit, string range, int swings, string words, Func<Swings, double, double, double> read) =>
        new(name, unit, range, Edwards, m =>
        {
            var atr = m.Base.Atr(14);
            return Swings.Of(m.Base).Read(
                name, swings, s => atr.Value > 0.0 ? read(s, m.Base.Bar.Close, atr.Value) : double.NaN);
        })
        { Formula = words };

    private static double Slope(in Swing latest, in Swing before) => (latest.Price - before.Price) / (latest.Bar - before.Bar);

    private static double Double(Swings swings, double close, double atr)
    {
        var (high, highBefore, low, lowBefore) = (swings.High(0), swings.High(1), swings.Low(0), swings.Low(1));
        var isTop = Math.Abs(high.Price - highBefore.Price) <= Level * atr && Between(low, highBefore, high) && close < low.Price;
        var isBottom = Math.Abs(low.Price - lowBefore.Price) <= Level * atr && Between(high, lowBefore, low) && close > high.Price;
        return isTop == isBottom ? 0.0 : isTop ? -1.0 : 1.0;
    }

    private static bool Between(in Swing middle, in Swing first, in Swing last) => middle.Bar > first.Bar && middle.Bar < last.Bar;

    private static double HeadShoulders(Swings s, double close, double atr)
    {
        var isTop = IsHead(s.High(0).Price, s.High(1).Price, s.High(2).Price, atr)
            && Between(s.Low(0), s.High(1), s.High(0)) && close < s.Low(0).Price;
        var isBottom = IsHead(-s.Low(0).Price, -s.Low(1).Price, -s.Low(2).Price, atr)
            && Between(s.High(0), s.Low(1), s.Low(0)) && close > s.High(0).Price;
        return isTop == isBottom ? 0.0 : isTop ? -1.0 : 1.0;
    }

    private static bool IsHead(double right, double head, double left, double atr) =>
        head - Math.Max(left, right) >= Level * atr && Math.Abs(left - right) <= atr;

    private static double Triangle(double highs, double lows)
    {
        const double Flat = 0.02;
        return lows > Flat && Math.Abs(highs) <= Flat ? 1.0 : highs < -Flat && Math.Abs(lows) <= Flat ? -1.0 : 0.0;
    }

    private static double Wedge(double highs, double lows) => (highs, lows) switch
    {
        ( > 0.0, > 0.0) => lows > highs ? -1.0 : 0.0,
        ( < 0.0, < 0.0) => highs < lows ? 1.0 : 0.0,
        _ => 0.0,
    };

    private static Series Breakout(FeatureGraph m, int bars) =>
        m.Close.Above(m.High.Highest(bars).Lag()) - m.Low.Lowest(bars).Lag().Above(m.Close);

    private static Series Flag(FeatureGraph m)
    {
        var pole = m.Close.Change(10).Lag(10);
        var givenBack = -(pole.Sign() * m.Close.Change(10));
        return pole.Sign() * pole.Abs().Above(3.0 * m.Base.Atr(14).Lag(10)) * (0.5 * pole.Abs()).Above(givenBack)
            * (0.5 * pole.Abs()).Above(-givenBack);
    }

    private static Series RoundNumber(FeatureGraph m)
    {
        var step = 1_000.0 * m.Instrument.TickSize.ToDouble();
        return Mapped.Of("tonearest", m.Close, price => price - (Math.Round(price / step) * step)).InAtrs(m.Base);
    }
}
