using System.Text.Json;

namespace Arus.Engine.Receipts;

/// <summary>The first difference between two JSON values.</summary>
internal static class JsonDifference
{
    /// <summary>The path and both values; <see langword="null"/> when they are the same to the letter. The hash of a record is not compared.</summary>
    public static string? First(JsonElement recorded, JsonElement recomputed, string path = "")
    {
        if (recorded.ValueKind != recomputed.ValueKind)
        {
            return Told(path, recorded, recomputed);
        }

        switch (recorded.ValueKind)
        {
            case JsonValueKind.Object:
                using (var left = recorded.EnumerateObject())
                using (var right = recomputed.EnumerateObject())
                {
                    return Members(left, right, path);
                }

            case JsonValueKind.Array:
                var length = Math.Min(recorded.GetArrayLength(), recomputed.GetArrayLength());
                for (var i = 0; i < length; i++)
                {
                    if (First(recorded[i], recomputed[i], $"{path}[{i}]") is { } difference)
                    {
                        return difference;
                    }
                }

                return recorded.GetArrayLength() == recomputed.GetArrayLength() ? null : Told(path, recorded, recomputed);
            default:
                return recorded.GetRawText() == recomputed.GetRawText() ? null : Told(path, recorded, recomputed);
        }
    }

    private static string? Members(JsonElement.ObjectEnumerator left, JsonElement.ObjectEnumerator right, string path)
    {
        while (true)
        {
            var hasLeft = left.MoveNext();
            var hasRight = right.MoveNext();
            if (!hasLeft || !hasRight)
            {
                return hasLeft == hasRight ? null : $"{path}: {(hasLeft ? left.Current.Name : right.Current.Name)} is only in the {(hasLeft ? "record" : "replay")}";
            }

            if (left.Current.Name != right.Current.Name)
            {
                return $"{path}: recorded {left.Current.Name} where the replay has {right.Current.Name}";
            }

            var inner = path.Length == 0 ? left.Current.Name : $"{path}.{left.Current.Name}";
            if (inner != "hash" && First(left.Current.Value, right.Current.Value, inner) is { } difference)
            {
                return difference;
            }
        }
    }

    private static string Told(string path, JsonElement recorded, JsonElement recomputed) =>
        $"{path}: recorded {Shortened(recorded)}, recomputed {Shortened(recomputed)}";

    private static string Shortened(JsonElement value) => value.GetRawText() is { Length: > 80 } text ? text[..77] + "…" : value.GetRawText();
}
