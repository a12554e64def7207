namespace Arus.Features;

/// <summary>Patterns of one to five bars. 1 is bullish, −1 bearish, 0 none; those of indecision are 1 when there.</summary>
internal static class CandlePatternFeatures
{
    private const string Nison = "Nison 1991; proportions of TA-Lib's candle settings.";
    private const string Either = "−1, 0 or 1";

    /// <summary>The definitions.</summary>
    public static IReadOnlyList<FeatureDefinition> All { get; } =
    [
        Pattern("doji", "0 or 1", "body ≤ a tenth of the usual range", c => c[0].IsDoji ? 1 : 0),
        Pattern("doji.dragonfly", "0 or 1", "doji with a lower shadow only",
            c => c[0].IsDoji && c[0].HasNoUpperShadow && !c[0].HasNoLowerShadow ? 1 : 0),
        Pattern("doji.gravestone", "−1 or 0", "doji with an upper shadow only",
            c => c[0].IsDoji && c[0].HasNoLowerShadow && !c[0].HasNoUpperShadow ? -1 : 0),
        Pattern("spinningtop", "0 or 1", "short body, both shadows longer than it",
            c => c[0].IsShort && c[0].UpperShadow > c[0].Body && c[0].LowerShadow > c[0].Body ? 1 : 0),
        Pattern("marubozu", Either, "long body without shadows",
            c => c[0].IsLong && c[0].HasNoUpperShadow && c[0].HasNoLowerShadow ? c[0].Direction : 0),
        Pattern("hammer", "0 or 1", "after a fall: short body at the top, lower shadow at least twice as long",
            c => IsHammer(c[0]) && c[0].FollowsFall ? 1 : 0),
        Pattern("hangingman", "−1 or 0", "the hammer's shape after a rise", c => IsHammer(c[0]) && c[0].FollowsRise ? -1 : 0),
        Pattern("hammer.inverted", "0 or 1", "after a fall: short body at the bottom, upper shadow at least twice as long",
            c => IsStar(c[0]) && c[0].FollowsFall ? 1 : 0),
        Pattern("shootingstar", "−1 or 0", "the inverted hammer's shape after a rise", c => IsStar(c[0]) && c[0].FollowsRise ? -1 : 0),
        Pattern("belthold", Either, "long body that opens at its extreme",
            c => !c[0].IsLong ? 0 : c[0].IsRising && c[0].HasNoLowerShadow ? 1 : c[0].IsFalling && c[0].HasNoUpperShadow ? -1 : 0),
        Pattern("engulfing", Either, "body holds the opposite body before",
            c => c[0].Direction == -c[1].Direction && c[0].Holds(in c[1]) ? c[0].Direction : 0),
        Pattern("harami", Either, "short body within the long body before; against that one's direction",
            c => c[1].IsLong && c[0].IsShort && c[1].Holds(in c[0]) ? -c[1].Direction : 0),
        Pattern("harami.cross", Either, "doji within the long body before", c => c[1].IsLong && c[0].IsDoji && c[1].Holds(in c[0]) ? -c[1].Direction : 0),
        Pattern("piercing", "0 or 1", "after a long falling body, a rising one from at or below its close to above its middle",
            c => c[1].IsFalling && c[1].IsLong && c[0].IsRising && c[0].Open <= c[1].Close && c[0].Close > c[1].Middle && c[0].Close < c[1].Open ? 1 : 0),
        Pattern("darkcloud", "−1 or 0", "after a long rising body, a falling one from at or above its close to below its middle",
            c => c[1].IsRising && c[1].IsLong && c[0].IsFalling && c[0].Open >= c[1].Close && c[0].Close < c[1].Middle && c[0].Close > c[1].Open ? -1 : 0),
        Pattern("tweezers", Either, "two opposite bodies with lows, or highs, within a twentieth of the usual range",
            c => c[0].Direction != -c[1].Direction ? 0
                : c[0].IsRising && c[1].FollowsFall && IsLevel(c, c[0].Low - c[1].Low) ? 1
                : c[0].IsFalling && c[1].FollowsRise && IsLevel(c, c[0].High - c[1].High) ? -1 : 0),
        Pattern("star.morning", "0 or 1", "long falling body, short body below its middle, rising body that closes above its middle",
            c => c[2].IsFalling && c[2].IsLong && c[1].IsShort && c[1].Top < c[2].Middle && c[0].IsRising && c[0].Close > c[2].Middle ? 1 : 0),
        Pattern("star.evening", "−1 or 0", "long rising body, short body above its middle, falling body that closes below its middle",
            c => c[2].IsRising && c[2].IsLong && c[1].IsShort && c[1].Bottom > c[2].Middle && c[0].IsFalling && c[0].Close < c[2].Middle ? -1 : 0),
        Pattern("soldiers", Either, "three long bodies of one direction, each beginning within the one before and closing beyond it", Soldiers),
        Pattern("threeinside", Either, "harami, then a close beyond the first body",
            c => c[2].IsLong && c[1].IsShort && c[1].Direction == -c[2].Direction && c[2].Holds(in c[1]) && c[0].Direction == c[1].Direction
                && (c[0].Close - c[2].Open) * c[1].Direction > 0 ? c[1].Direction : 0),
        Pattern("threeoutside", Either, "engulfing, then a further close its way",
            c => c[1].Direction == -c[2].Direction && c[1].Holds(in c[2]) && c[0].Direction == c[1].Direction
                && (c[0].Close - c[1].Close) * c[1].Direction > 0 ? c[1].Direction : 0),
        Pattern("threemethods", Either, "long body, three short ones within its range, long body that closes beyond it", ThreeMethods),
        Pattern("insidebar", "0 or 1", "range within the range before", c => c[0].High < c[1].High && c[0].Low > c[1].Low ? 1 : 0),
        Pattern("outsidebar", Either, "range beyond the range before on both sides; its direction",
            c => c[0].High > c[1].High && c[0].Low < c[1].Low ? c[0].Direction : 0),
        Pattern("pinbar", Either, "one shadow takes two thirds of the range",
            c => c[0].Range <= 0.5 * c[0].UsualRange ? 0 : 3.0 * c[0].LowerShadow >= 2.0 * c[0].Range ? 1 : 3.0 * c[0].UpperShadow >= 2.0 * c[0].Range ? -1 : 0),
    ];

    private static FeatureDefinition Pattern(string name, string range, string words, Func<Candles, double> pattern) =>
        new($"candle.{name}", "pattern", range, Nison, m => Candles.Pattern(m.Base, name, pattern)) { Formula = words };

    private static bool IsHammer(in Candle candle) => candle.IsShort && candle.HasNoUpperShadow && candle.HasLongLowerShadow;

    private static bool IsStar(in Candle candle) => candle.IsShort && candle.HasNoLowerShadow && candle.HasLongUpperShadow;

    private static bool IsLevel(Candles candles, double distance) => Math.Abs(distance) <= 0.05 * candles[0].UsualRange;

    private static double Soldiers(Candles candles)
    {
        var direction = candles[0].Direction;
        for (var ago = 0; ago < 3; ago++)
        {
            ref readonly var candle = ref candles[ago];
            ref readonly var before = ref candles[ago + 1];
            var follows = candle.Open <= before.Top && candle.Open >= before.Bottom && (candle.Close - before.Close) * direction > 0;
            if (candle.Direction != direction || !candle.IsLong || (ago < 2 && !follows))
            {
                return 0;
            }
        }

        return direction;
    }

    private static double ThreeMethods(Candles candles)
    {
        ref readonly var first = ref candles[4];
        ref readonly var last = ref candles[0];
        for (var ago = 1; ago <= 3; ago++)
        {
            ref readonly var middle = ref candles[ago];
            if (!middle.IsShort || middle.Top > first.High || middle.Bottom < first.Low)
            {
                return 0;
            }
        }

        var isComplete = first.IsLong && last.IsLong && last.Direction == first.Direction && (last.Close - first.Close) * first.Direction > 0;
        return isComplete ? last.Direction : 0;
    }
}
