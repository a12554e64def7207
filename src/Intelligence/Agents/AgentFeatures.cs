using System.Globalization;
using Arus.Contracts.Features;
using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Agents;

/// <summary>The features strategies and agents share: the same name always means the same computation, so each is computed once.</summary>
internal static class AgentFeatures
{
    public static FeatureSpec Ema(int period, BarPeriod timeframe) => new(Named("ema", period), timeframe, Of("ema", period));

    public static FeatureSpec Rsi(int period, BarPeriod timeframe) => new(Named("rsi", period), timeframe, Of("rsi", period));

    public static FeatureSpec Atr(int period, BarPeriod timeframe) =>
        new(Named("atr", period), timeframe, IndicatorSpec.Of("atr", ("period", Text(period)), ("seed", "talib")));

    public static FeatureSpec Adx(int period, BarPeriod timeframe) => new(Named("adx", period), timeframe, Of("adx", period));

    public static FeatureSpec Macd(BarPeriod timeframe) => new("macd", timeframe, IndicatorSpec.Of(
        "macd", ("fast", "12"), ("slow", "26"), ("signal", "9"), ("seed", "talib")));

    public static FeatureSpec Bollinger(BarPeriod timeframe) => new("bollinger", timeframe, IndicatorSpec.Of(
        "bollinger", ("period", "20"), ("width", "2")));

    public static FeatureSpec Stochastic(BarPeriod timeframe) => new("stochastic", timeframe, IndicatorSpec.Of("stochastic"));

    /// <summary>A feature of the catalogue, by its name there; a strategy calls it by <see cref="Undotted"/>.</summary>
    public static FeatureSpec Catalogued(string name, BarPeriod timeframe) => new(Undotted(name), timeframe, IndicatorSpec.Of(name));

    /// <summary>A name of the catalogue as a strategy calls it: there, a dot separates a feature from its output.</summary>
    public static string Undotted(string name) => name.Replace('.', '-');

    /// <summary>A feature's name: the indicator and its period, such as <c>ema20</c>.</summary>
    public static string Named(string indicator, int period) => indicator + Text(period);

    private static IndicatorSpec Of(string indicator, int period) =>
        IndicatorSpec.Of(indicator, ("period", Text(period)), ("seed", "talib"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
