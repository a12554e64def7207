using System.Text;
using System.Text.Json;

namespace Arus.Intelligence.Strategies;

/// <summary>Writes resolved values as JSON with one possible text: keys in ordinal order, no white space, decimals without trailing zeros.</summary>
internal static class CanonicalJson
{
    /// <summary>Dividing by this removes trailing zeros from a decimal.</summary>
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>The text of a resolved document.</summary>
    public static string Write(SortedDictionary<string, object> document)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, document);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case decimal number:
                writer.WriteNumberValue(number / One);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case SortedDictionary<string, object> map:
                writer.WriteStartObject();
                foreach (var (key, item) in map)
                {
                    writer.WritePropertyName(key);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteStartArray();
                foreach (var item in (IReadOnlyList<string>)value)
                {
                    writer.WriteStringValue(item);
                }

                writer.WriteEndArray();
                break;
        }
    }
}
