using System.Globalization;
using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Consensus;

namespace Arus.Intelligence.Patterns;

/// <summary>Runs the catalogue's patterns, the regimes and the validator over bars as market-analysis does within a run.</summary>
internal sealed class PatternMeasure(IFeatureCatalog catalog) : IPatternMeasure
{
    private const int HorizonMax = 10_000;

    /// <inheritdoc/>
    public int CountMin => PatternValidator.CountMin;

    /// <inheritdoc/>
    public IReadOnlyList<PatternScore> Measure(Instrument instrument, IReadOnlyList<Bar> bars, IReadOnlyList<double> costs, int horizonBars)
    {
        ThrowOnFaults(bars, costs, horizonBars);
        var spec = new FeatureSetSpec(instrument, bars[0].Period) { Names = PatternNames.All };
        var rows = catalog.Compute(spec, new([new(instrument.Id, bars[0].Period, bars)]));
        var (validator, regimes) = (new PatternValidator(PatternNames.All, horizonBars), new RegimeTracker());
        var rootOfHorizon = Math.Sqrt(horizonBars);
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            if (bar.Flags == QuoteFlags.None)
            {
                regimes.OnBar(in bar);
                validator.OnBar(bar.CloseMid, costs[i], rows.Row(i), regimes.Regime, regimes.Deviation * rootOfHorizon);
            }
        }

        return validator.Scores;
    }

    private static void ThrowOnFaults(IReadOnlyList<Bar> bars, IReadOnlyList<double> costs, int horizonBars)
    {
        Fault?[] found =
        [
            bars.Count > 0 ? null : new("PATTERN_BARS", "bars", "there are none", "at least one"),
            bars.Count == costs.Count ? null : new("PATTERN_COSTS", "costs", string.Create(CultureInfo.InvariantCulture, $"{costs.Count} for {bars.Count} bars"), "one per bar"),
            horizonBars is >= 1 and <= HorizonMax ? null : new("PATTERN_HORIZON", "horizon", string.Create(CultureInfo.InvariantCulture, $"was {horizonBars} bars"), $"1 to {HorizonMax}"),
        ];
        Fault[] faults = [.. found.OfType<Fault>()];
        if (faults.Length > 0)
        {
            throw new InvalidInputException(faults);
        }
    }
}
