using System.Globalization;
using Arus.Contracts.Learning;

namespace Arus.Host.Retraining;

/// <summary>When a slot needs another training.</summary>
internal static class RetrainRule
{
    private const int NoticeDaysMax = 7;

    /// <summary>Why it does; null when it does not.</summary>
    /// <param name="versions">All of the slot, at least one.</param>
    /// <param name="drift">What drift was found; empty for none.</param>
    /// <param name="days">The age that is too old.</param>
    /// <param name="now">The time.</param>
    public static string? Reason(IReadOnlyList<ModelVersion> versions, IReadOnlyList<string> drift, int days, Timestamp now)
    {
        var newest = versions[^1];
        var age = now - newest.RegisteredAt;
        var leader = Leader(versions);
        // Nothing is gained from training again on nearly the same rows.
        var isSettled = age >= Math.Max(1, days / 4) * Timestamp.NanosPerDay;
        return versions.All(version => version.Stage == ModelStage.Expired) ? "every version has expired"
            : age >= days * Timestamp.NanosPerDay ? Text($"the newest version, {newest.Number}, is {age / Timestamp.NanosPerDay} days old")
            : isSettled && leader.ExpiresAt is { } end && end - now < Math.Min(NoticeDaysMax, days) * Timestamp.NanosPerDay ? Text($"version {leader.Number} expires on {end}")
            : isSettled && drift.Count > 0 ? Text($"drift: {string.Join("; ", drift)}")
            : null;
    }

    /// <summary>Whose kind, settings and features the next one has: the champion's; without one the newest that has not expired, or the newest.</summary>
    public static ModelVersion Leader(IReadOnlyList<ModelVersion> versions) =>
        versions.LastOrDefault(version => version.Stage == ModelStage.Champion) ?? versions.LastOrDefault(version => version.Stage != ModelStage.Expired) ?? versions[^1];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
