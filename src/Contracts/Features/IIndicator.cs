namespace Arus.Contracts.Features;

/// <summary>What an indicator is fed: one bar, or one price taken as a bar of no height.</summary>
/// <param name="Time">Start of the bar; anchors VWAP to its trading day.</param>
/// <param name="Open">First price.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Traded or tick volume.</param>
public readonly record struct IndicatorInput(Timestamp Time, double Open, double High, double Low, double Close, double Volume)
{
    /// <summary>A single price.</summary>
    public static IndicatorInput Single(Timestamp time, double price) => new(time, price, price, price, price, 1);
}

/// <summary>A streaming indicator: constant work per update, no allocation, equal bit for bit to its batch form.</summary>
public interface IIndicator
{
    /// <summary>Names of the outputs, such as <c>line signal histogram</c>; the first is the main one.</summary>
    IReadOnlyList<string> Outputs { get; }

    /// <summary>Whether every output has a value.</summary>
    bool IsReady { get; }

    /// <summary>Takes the next bar. Its numbers are finite: the caller sees to it, since a NaN would stay in every average for ever.</summary>
    void Update(in IndicatorInput input);

    /// <summary>The current outputs; NaN while warming up.</summary>
    void CopyTo(Span<double> outputs);
}

/// <summary>Which indicator, with which settings.</summary>
/// <param name="Indicator">Its name in the catalogue: sma, ema, rsi, macd, bollinger, atr, adx, stochastic, cci, obv, vwap.</param>
/// <param name="Settings">Settings by name, such as period = 14, seed = talib; what is absent has the field's default.</param>
public sealed record IndicatorSpec(string Indicator, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>Settings given as name, value, name, value.</summary>
    public static IndicatorSpec Of(string indicator, params IReadOnlyList<(string Name, string Value)> settings) =>
        new(indicator, settings.ToDictionary(setting => setting.Name, setting => setting.Value));
}

/// <summary>What one setting of an indicator may be.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">Its default, as text.</param>
/// <param name="Allowed">The range or the choices, in words.</param>
/// <param name="Meaning">What it does.</param>
public sealed record IndicatorSetting(string Name, string Default, string Allowed, string Meaning);

/// <summary>One entry of the catalogue.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its name in full.</param>
/// <param name="Settings">What may be set.</param>
/// <param name="Outputs">What it gives.</param>
/// <param name="Source">Where its formula comes from.</param>
public sealed record IndicatorInfo(
    string Name, string Title, IReadOnlyList<IndicatorSetting> Settings, IReadOnlyList<string> Outputs, string Source);

/// <summary>Every indicator there is.</summary>
public interface IIndicatorCatalog
{
    /// <summary>The entries, by name.</summary>
    IReadOnlyList<IndicatorInfo> All { get; }

    /// <summary>A fresh streaming indicator.</summary>
    /// <exception cref="InvalidInputException">The name or a setting is wrong; every fault is named.</exception>
    IIndicator Create(IndicatorSpec spec);

    /// <summary>The batch form: one row of outputs per bar, NaN while warming up. The reference that streaming equals.</summary>
    /// <exception cref="InvalidInputException">The name or a setting is wrong; every fault is named.</exception>
    double[][] Series(IndicatorSpec spec, IReadOnlyList<IndicatorInput> bars);
}
