using System.Globalization;
using Arus.Contracts.Learning;
using Arus.Contracts.Research;

namespace Arus.Research.Training;

/// <summary>When the market counts as moved away from what a model was trained on.</summary>
internal static class DriftJudge
{
    /// <summary>The usual reading of the index: above it a population has moved (Siddiqi 2006).</summary>
    private const double StabilityIndexMax = 0.25;

    private const double MovedShareMax = 0.25;
    private const double FarShareMax = 0.1;
    private const int CalibrationOutcomesMin = 50;
    private const int NamesMax = 5;

    /// <summary>The features, the farthest moved first.</summary>
    /// <param name="drifts">One per feature of the model.</param>
    /// <param name="baseline">Of the same; null when there is none.</param>
    public static IReadOnlyList<MovedFeature> Moved(IReadOnlyList<FeatureDrift> drifts, DriftBaseline? baseline) =>
    [
        .. drifts.Select((drift, i) => (Drift: drift, Usual: baseline is null ? double.NaN : baseline.StabilityIndices[i]))
            .Select(pair => new MovedFeature(pair.Drift, pair.Usual, pair.Drift.StabilityIndex > StabilityIndexMax && !(pair.Drift.StabilityIndex <= pair.Usual)))
            .OrderByDescending(feature => feature.HasMoved).ThenByDescending(feature => feature.Drift.StabilityIndex),
    ];

    /// <summary>What was found, in words.</summary>
    public static IReadOnlyList<string> Findings(IReadOnlyList<MovedFeature> features, double farShare, DriftBaseline? baseline, OutcomeDrift? outcomes)
    {
        var moved = features.Where(feature => feature.HasMoved).ToList();
        string?[] found =
        [
            moved.Count == 0 || moved.Count < MovedShareMax * features.Count ? null
                : Say($"{moved.Count} of {features.Count} features have moved: {string.Join(", ", moved.Take(NamesMax).Select(feature => Say($"{feature.Drift.Feature} ({feature.Drift.StabilityIndex:0.00})")))}"),
            farShare <= Math.Max(FarShareMax, baseline?.FarShare ?? 0) ? null : Say($"{farShare * 100:0.0} % of the rows lie beyond 99 % of the training rows"),
            outcomes is not { HasDrifted: true } ? null : Say($"losses have risen for good, by {outcomes.LossChange:0.0000} on {outcomes.Count} outcomes"),
            // Even right probabilities err by about 1 ÷ √n in bins.
            outcomes is null || outcomes.Count < CalibrationOutcomesMin || outcomes.CalibrationError <= Objections.CalibrationErrorMax + (2 / Math.Sqrt(outcomes.Count)) ? null
                : Say($"the calibration error is {outcomes.CalibrationError:0.000} on {outcomes.Count} outcomes"),
        ];
        return [.. found.OfType<string>()];
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
