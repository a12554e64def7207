using Arus.Contracts.MarketData;

namespace Arus.Contracts.Features;

/// <summary>What a feature is about.</summary>
public enum FeatureGroup
{
    /// <summary>Returns and the shape of bars.</summary>
    PriceAction,

    /// <summary>Direction and its strength.</summary>
    Trend,

    /// <summary>Speed and exhaustion.</summary>
    Momentum,

    /// <summary>How far prices move.</summary>
    Volatility,

    /// <summary>How much is traded.</summary>
    Volume,

    /// <summary>Patterns of one to five bars.</summary>
    CandlePattern,

    /// <summary>Patterns of swings.</summary>
    ChartPattern,

    /// <summary>Closed bars of a stated period, M1 to D1.</summary>
    MultiTimeframe,

    /// <summary>Spread, quotes and order flow.</summary>
    Microstructure,

    /// <summary>The instrument among others.</summary>
    CrossInstrument,

    /// <summary>The clock, and scheduled news.</summary>
    Calendar,

    /// <summary>Which kind of market it is.</summary>
    Regime,
}

/// <summary>One feature of the catalogue.</summary>
/// <param name="Name">Its name, kept once shipped: lower case, parts separated by dots, such as <c>atr14.ratio</c>.</param>
/// <param name="Group">What it is about.</param>
/// <param name="Formula">How it is computed. Names without prefix are fields of the row's bar; <c>[n]</c> is n bars ago.</param>
/// <param name="Source">Where the formula comes from.</param>
/// <param name="WarmUp">Bars before the one with its first value, of the slowest period it reads.</param>
/// <param name="Unit">What a value of 1 means.</param>
/// <param name="Range">What values it can have, in words.</param>
/// <param name="Periods">The stated periods whose bars it reads beside the row's own, shortest first.</param>
public sealed record FeatureInfo(
    string Name, FeatureGroup Group, string Formula, string Source, int WarmUp, string Unit, string Range, IReadOnlyList<BarPeriod> Periods);

/// <summary>Which features, of what.</summary>
/// <param name="Instrument">The instrument whose bars make the rows.</param>
/// <param name="Period">The period of those bars.</param>
public sealed record FeatureSetSpec(Instrument Instrument, BarPeriod Period)
{
    /// <summary>The features in the order of their values; empty for the whole catalogue.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The instruments to compare with, whose bars of the same period are fed as well; without them cross-instrument features are NaN.</summary>
    public IReadOnlyList<Instrument> Others { get; init; } = [];

    /// <summary>The scheduled news; without it features of news are NaN.</summary>
    public IEconomicCalendar? Calendar { get; init; }
}

/// <summary>Every feature there is. One definition serves training and live: a table is a stream run over history.</summary>
public interface IFeatureCatalog
{
    /// <summary>The features, group by group.</summary>
    IReadOnlyList<FeatureInfo> All { get; }

    /// <summary>A fresh stream of rows.</summary>
    /// <exception cref="InvalidInputException">A name is unknown or repeated, or the period is none of bars; every fault is named.</exception>
    IFeatureSet Create(FeatureSetSpec spec);

    /// <summary>One row per bar of the specification's instrument and period, from a fresh stream over the whole history.</summary>
    /// <param name="spec">Which features, of what.</param>
    /// <param name="history">What happened.</param>
    /// <exception cref="InvalidInputException">A name is unknown or repeated, the period is none of bars, or a series is not in the order of time.</exception>
    FeatureMatrix Compute(FeatureSetSpec spec, FeatureHistory history);
}
