using System.Globalization;
using Arus.Contracts.Learning;
using Arus.Contracts.Research;

namespace Arus.Host.Commands;

/// <summary>A training like that of a registered version, on the bars there are now.</summary>
internal static class LikeVersion
{
    private const int DaysUsual = 90;

    /// <summary>The request.</summary>
    /// <param name="request">Where, whose bars, and what the version does not say.</param>
    /// <param name="text">The version, such as <c>eurusd-h1/3</c>.</param>
    /// <param name="registry">Knows the version.</param>
    /// <exception cref="InvalidInputException">There is no such version, or what it predicts was not kept with it.</exception>
    public static TrainingRequest Of(TrainingRequest request, string text, IModelRegistry registry)
    {
        if (text.Split('/') is not [{ Length: > 0 } slot, var digits] || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw new InvalidInputException("VERSION_INVALID", "--like", $"was '{text}'", "a slot and a version such as eurusd-h1/3");
        }

        var card = registry.Card(request.DataDirectory, slot, number);
        var model = registry.Load(request.DataDirectory, slot, number);
        var version = registry.List(request.DataDirectory, slot)[number - 1];
        var task = card.Task ?? throw new InvalidInputException("MODEL_TASK_UNKNOWN", slot, $"what version {number} predicts was not kept with it", "a version made by 'arus train'");
        return request with
        {
            Instruments = [task.Instrument],
            Others = task.Others,
            Period = task.Period,
            Barriers = task.Barriers,
            Kinds = [model.Spec.Kind],
            Settings = model.Spec.Settings,
            Seed = model.Spec.Seed,
            Calendar = task.Calendar is null ? "none" : request.Calendar,
            Features = model.Features,
            Calibration = card.Calibration?.Method ?? request.Calibration,
            ExpiresAfterDays = version.ExpiresAt is { } end ? (int)Math.Max(1, (end - version.RegisteredAt) / Timestamp.NanosPerDay) : DaysUsual,
        };
    }
}
