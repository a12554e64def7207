using Arus.Contracts.Learning;

namespace Arus.Learning.Registry;

/// <summary>The SHA-256 of each file of a version, in lower-case hexadecimal; null for a file that is not there, or was registered before they were kept.</summary>
internal sealed record KeptHashes(string? Model, string? Card, string? Profile);

/// <summary>What is kept of a version when it is registered; what it is used for follows from the changes.</summary>
internal sealed record KeptVersion(
    int Number, string Id, string Kind, ModelLineage Lineage, Timestamp RegisteredAt, string RegisteredBy, Timestamp? ExpiresAt, KeptHashes Hashes);

/// <summary>Everything a slot remembers.</summary>
/// <param name="Version">Of the format.</param>
/// <param name="Versions">By number.</param>
/// <param name="Changes">Oldest first.</param>
internal sealed record SlotContent(int Version, IReadOnlyList<KeptVersion> Versions, IReadOnlyList<ModelChange> Changes)
{
    /// <summary>The version of the format that is written.</summary>
    public const int Current = 2;

    /// <summary>A slot without versions.</summary>
    public static readonly SlotContent Empty = new(Current, [], []);
}
