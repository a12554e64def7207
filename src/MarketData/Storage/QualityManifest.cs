using System.Text;
using System.Text.Json;
using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;

namespace Arus.MarketData.Storage;

/// <summary>
/// What the imports of a series rejected, in the file <c>quality</c> beside its segments, as JSON. Flags and holes are not in it: the rows tell them.
/// </summary>
internal static class QualityManifest
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "quality";

    /// <summary>The imports of a series, in the order of time; none where nothing was recorded.</summary>
    /// <exception cref="InvalidInputException">The file is damaged.</exception>
    public static IReadOnlyList<ImportQuality> Read(IDisk disk, string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!disk.Exists(path))
        {
            return [];
        }

        try
        {
            using var json = JsonDocument.Parse(disk.ReadAll(path));
            return [.. json.RootElement.GetProperty("imports").EnumerateArray().Select(Parse)];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Segment.Damaged(path, 0, "the record of imports cannot be read");
        }
    }

    /// <summary>What is wrong with the file, if anything.</summary>
    public static IReadOnlyList<Fault> Check(IDisk disk, string folder)
    {
        try
        {
            _ = Read(disk, folder);
            return [];
        }
        catch (InvalidInputException damaged)
        {
            return damaged.Faults;
        }
    }

    /// <summary>
    /// Records an import. One of the same stretch, or within it, is replaced: the same rows were read again. One within an earlier stretch that brought
    /// nothing new adds nothing.
    /// </summary>
    /// <exception cref="RefusedException">The disk is full; the record is as before.</exception>
    public static void Record(IDisk disk, string folder, DataQuality quality, bool isNew)
    {
        if (quality is not { First: { } first, Last: { } last })
        {
            return;
        }

        var known = Read(disk, folder);
        var import = new ImportQuality(first, last, quality.Rejected);
        if (isNew || !known.Any(earlier => earlier.Covers(import) && !import.Covers(earlier)))
        {
            var kept = known.Where(earlier => !import.Covers(earlier)).Append(import).OrderBy(each => each.First).ToList();
            disk.Replace(Path.Combine(folder, FileName), Encoding.UTF8.GetBytes(Text(kept)));
        }
    }

    /// <summary>Rejected rows of the imports that lie wholly in a stretch: when a row was rejected is not known, only by which import.</summary>
    public static SortedDictionary<string, long> Rejected(IEnumerable<ImportQuality> imports, Timestamp from, Timestamp to)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (code, count) in imports.Where(import => import.First >= from && import.Last < to).SelectMany(import => import.Rejected))
        {
            counts[code] = counts.GetValueOrDefault(code) + count;
        }

        return counts;
    }

    private static ImportQuality Parse(JsonElement import) => new(
        new(import.GetProperty("first").GetInt64()),
        new(import.GetProperty("last").GetInt64()),
        import.GetProperty("rejected").EnumerateObject().ToDictionary(reason => reason.Name, reason => reason.Value.GetInt64(), StringComparer.Ordinal));

    private static string Text(IReadOnlyList<ImportQuality> imports)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteStartArray("imports");
            foreach (var import in imports)
            {
                json.WriteStartObject();
                json.WriteNumber("first", import.First.Nanos);
                json.WriteNumber("last", import.Last.Nanos);
                json.WriteStartObject("rejected");
                foreach (var (code, count) in import.Rejected.OrderBy(reason => reason.Key, StringComparer.Ordinal))
                {
                    json.WriteNumber(code, count);
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }
}
