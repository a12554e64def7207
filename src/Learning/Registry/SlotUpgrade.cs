using System.Text.Json;
using Arus.Contracts.Learning;

namespace Arus.Learning.Registry;

/// <summary>Reads the memory of a slot, whichever version wrote it. Version 1 kept no hashes and took all outcomes for independent.</summary>
internal static class SlotUpgrade
{
    /// <summary>What the slot remembers; null for nothing.</summary>
    /// <exception cref="JsonException">It has another shape.</exception>
    public static SlotContent? Read(byte[] file) => VersionOf(file) == 1
        ? Upgraded(JsonSerializer.Deserialize<FirstContent>(file, SlotJson.Options)!)
        : JsonSerializer.Deserialize<SlotContent>(file, SlotJson.Options);

    private static int VersionOf(byte[] file)
    {
        using var document = JsonDocument.Parse(file);
        var root = document.RootElement;
        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) ? number : 0;
    }

    private static SlotContent Upgraded(FirstContent first) => new(
        SlotContent.Current,
        [.. first.Versions.Select(kept => new KeptVersion(kept.Number, kept.Id, kept.Kind, kept.Lineage, kept.RegisteredAt, kept.RegisteredBy, kept.ExpiresAt, new(null, null, null)))],
        [.. first.Changes.Select(change => new ModelChange(change.At, change.What, change.Number, change.By, change.Reason, change.Evidence is { } shown
            ? new(shown.Outcomes, shown.Outcomes, shown.ChampionLoss, shown.ChallengerLoss, shown.StandardError, shown.CalibrationError)
            : null))]);

    private sealed record FirstContent(int Version, IReadOnlyList<FirstKept> Versions, IReadOnlyList<FirstChange> Changes);

    private sealed record FirstKept(int Number, string Id, string Kind, ModelLineage Lineage, Timestamp RegisteredAt, string RegisteredBy, Timestamp? ExpiresAt);

    private sealed record FirstChange(Timestamp At, string What, int Number, string By, string Reason, FirstEvidence? Evidence);

    private sealed record FirstEvidence(long Outcomes, double ChampionLoss, double ChallengerLoss, double StandardError, double CalibrationError);
}
