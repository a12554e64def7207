using Arus.Contracts.MarketData;

namespace Arus.Contracts.Features;

/// <summary>
/// A feature to compute: an indicator over the bars of one period, or over the mid of every quote; or a feature of <see cref="IFeatureCatalog"/>, named in
/// place of the indicator and without settings, whose rows are the bars of the period.
/// </summary>
/// <param name="Name">What a strategy calls it, such as <c>ema20</c>; outputs beyond the first are named <c>macd.signal</c>.</param>
/// <param name="Period">Bars of this period; <see cref="BarPeriod.Tick"/> for the mid of every tradable quote (on a feed of bars, of every bar's close).</param>
/// <param name="Indicator">How it is computed.</param>
public sealed record FeatureSpec(string Name, BarPeriod Period, IndicatorSpec Indicator)
{
    /// <summary>Whether its value stands in the record of each decision; the row of a model does not, since the market gives it again.</summary>
    public bool IsRecorded { get; init; } = true;
}

/// <summary>Computes the features of one instrument for one strategy. Updates allocate nothing.</summary>
public interface IFeaturePipeline
{
    /// <summary>The name of each value, in the order of <see cref="Values"/>.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The first of <see cref="Names"/>: those whose values stand in the record of each decision.</summary>
    IReadOnlyList<string> RecordedNames { get; }

    /// <summary>The latest values; NaN while warming up. Valid until the next update.</summary>
    ReadOnlySpan<double> Values { get; }

    /// <summary>Takes a closed bar. Every bar that closed at one moment, also those of other instruments, is given before values are read.</summary>
    void OnBar(in Bar bar);

    /// <summary>Takes the mid of a tradable quote.</summary>
    void OnQuote(Timestamp at, double mid);
}

/// <summary>Makes feature pipelines.</summary>
public interface IFeaturePipelineFactory
{
    /// <summary>A pipeline for the given features, indicators all of them.</summary>
    /// <exception cref="InvalidInputException">A feature is wrong, or one of the catalogue; every fault is named.</exception>
    IFeaturePipeline Create(IReadOnlyList<FeatureSpec> features);

    /// <summary>A pipeline for the given features of an instrument, indicators or of the catalogue.</summary>
    /// <param name="features">What to compute.</param>
    /// <param name="instrument">Of what.</param>
    /// <param name="others">Instruments to compare with, whose bars are given as well.</param>
    /// <param name="calendar">Scheduled news; <see langword="null"/> without.</param>
    /// <exception cref="InvalidInputException">A feature is wrong; every fault is named.</exception>
    IFeaturePipeline Create(IReadOnlyList<FeatureSpec> features, Instrument instrument, IReadOnlyList<Instrument> others, IEconomicCalendar? calendar);
}
