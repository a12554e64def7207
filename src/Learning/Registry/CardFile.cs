using System.Text.Json;
using Arus.Contracts.Learning;

namespace Arus.Learning.Registry;

/// <summary>The file of a card: its fields as JSON.</summary>
internal static class CardFile
{
    /// <summary>The file.</summary>
    public static byte[] Bytes(ModelCard card) => JsonSerializer.SerializeToUtf8Bytes(card, SlotJson.Options);

    /// <summary>Reads one.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    public static ModelCard Read(byte[] file, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelCard>(file, SlotJson.Options) ?? throw Damaged(path, "is empty");
        }
        catch (JsonException error)
        {
            throw Damaged(path, error.Message);
        }
    }

    /// <summary>The card of a version registered before cards were kept: its calibration stood among its metrics.</summary>
    public static ModelCard OfLineage(ModelLineage lineage)
    {
        var method = lineage.Metrics.Keys.FirstOrDefault(name => name.EndsWith(".0", StringComparison.Ordinal))?[..^2];
        var parameters = method is null ? [] : Enumerable.Range(0, lineage.Metrics.Count)
            .Select(i => (IsThere: lineage.Metrics.TryGetValue(FormattableString.Invariant($"{method}.{i}"), out var value), value))
            .TakeWhile(found => found.IsThere).Select(found => found.value).ToArray();
        return new() { Origin = "training", Calibration = method is null ? null : new(method, parameters) };
    }

    private static InvalidInputException Damaged(string path, string what) => new("MODEL_CARD_DAMAGED", path, what, "the file as it was registered");
}
