namespace Arus.Intelligence.Patterns;

/// <summary>The features of the catalogue that recognise a pattern with a direction: 1 bullish, −1 bearish, 0 none.</summary>
internal static class PatternNames
{
    /// <summary>All of them, candlesticks first.</summary>
    public static readonly string[] All =
    [
        "candle.doji.gravestone", "candle.marubozu", "candle.hammer", "candle.hangingman", "candle.hammer.inverted",
        "candle.shootingstar", "candle.belthold", "candle.engulfing", "candle.harami", "candle.harami.cross", "candle.piercing", "candle.darkcloud",
        "candle.tweezers", "candle.star.morning", "candle.star.evening", "candle.soldiers", "candle.threeinside", "candle.threeoutside",
        "candle.threemethods", "candle.outsidebar", "candle.pinbar",
        "chart.double", "chart.headshoulders", "chart.triangle", "chart.wedge", "chart.flag", "chart.breakout20", "chart.breakout55",
    ];
}
