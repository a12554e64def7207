using Arus.Contracts.Learning;

namespace Arus.Intelligence.Forecasts;

/// <summary>One version of a model as a strategy asks it. Never changes.</summary>
/// <param name="Number">Of the version in its slot.</param>
/// <param name="Model">The model.</param>
/// <param name="Calibration">What makes its probabilities mean what they say; null for none.</param>
/// <param name="Profile">Its training rows; null where they were not kept.</param>
/// <param name="KnownTo">The last moment of which it learned something: it is not asked about that moment or an earlier one.</param>
/// <param name="ExpiresAt">From when on it is not asked; null for never.</param>
internal sealed record Forecaster(
    int Number, IModel Model, ICalibration? Calibration, IDriftProfile? Profile, Timestamp KnownTo, Timestamp? ExpiresAt)
{
    /// <summary>The instruments its rows compare with, in the order of its training.</summary>
    public IReadOnlyList<InstrumentId> Others { get; init; } = [];

    /// <summary>How a document pins it: number and model.</summary>
    public string Pin => FormattableString.Invariant($"{Number}@{Model.Id}");
}
