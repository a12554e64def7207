using System.Globalization;
using Arus.Contracts.Learning;

namespace Arus.Learning.Registry;

/// <summary>What must be right before a version is kept.</summary>
internal static class RegistrationChecks
{
    /// <summary>Throws what is wrong with the lineage, the card or the profile.</summary>
    /// <exception cref="InvalidInputException">Something is.</exception>
    public static void Throw(ModelRegistration registration, ICalibrations calibrations)
    {
        Check(registration.Lineage);
        var (card, profile) = (registration.Card, registration.Profile);
        if (card.Calibration is { } calibration)
        {
            calibrations.Restore(calibration.Method, calibration.Parameters);
        }

        if (profile is not null && !profile.Features.SequenceEqual(registration.Model.Features, StringComparer.Ordinal))
        {
            throw Invalid("the drift profile is of other features", "those of the model, in its order");
        }

        if (card.Drift is { } baseline && baseline.StabilityIndices.Count != registration.Model.Features.Count)
        {
            throw Invalid(Text($"the drift of its training rows is of {baseline.StabilityIndices.Count} features"), "one number per feature of the model");
        }

        if (card.Scores is null != card.LossDeviation is null || card.LossDeviation is { } deviation && !(deviation >= 0 && double.IsFinite(deviation)))
        {
            throw Invalid(Text($"the deviation of its losses is {card.LossDeviation}"), "a number from 0 where it was judged, none elsewhere");
        }
    }

    private static void Check(ModelLineage lineage)
    {
        if (lineage.To < lineage.From || lineage.Rows < 0 || lineage.Trials < 1 || lineage.DataHash.Length == 0)
        {
            throw new InvalidInputException("MODEL_LINEAGE_INVALID", "lineage", Text($"{lineage.Rows} rows, {lineage.Trials} trials, data '{lineage.DataHash}', {lineage.From} to {lineage.To}"), "data with a hash and a span, and at least one trial");
        }

        if (lineage.Metrics.FirstOrDefault(metric => !double.IsFinite(metric.Value)) is { Key: { } name })
        {
            throw new InvalidInputException("MODEL_LINEAGE_INVALID", "lineage", $"the metric {name} is no number", "numbers");
        }
    }

    private static InvalidInputException Invalid(string what, string expected) => new("MODEL_CARD_INVALID", "the card", what, expected);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
