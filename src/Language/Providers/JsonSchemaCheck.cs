using System.Text.Json;

namespace Arus.Language.Providers;

/// <summary>
/// Checks a JSON value against a schema: <c>type</c>, <c>properties</c>, <c>required</c>, <c>additionalProperties: false</c>, <c>items</c>, <c>minItems</c>,
/// <c>maxItems</c>, <c>minimum</c>, <c>maximum</c>, <c>maxLength</c>, which is all our schemas use. Providers promise to hold a schema; this makes sure.
/// </summary>
internal static class JsonSchemaCheck
{
    /// <summary>What is wrong, first fault only; null when nothing is.</summary>
    public static string? Fault(JsonElement schema, JsonElement value, string at = "$")
    {
        var type = schema.GetProperty("type").GetString();
        var isRight = type switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            _ => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number),
        };
        return !isRight ? $"{at} is no {type}" : type switch
        {
            "object" => OfObject(schema, value, at),
            "array" => OfArray(schema, value, at),
            "string" => Has(schema, "maxLength", out var length) && value.GetString()!.Length > length ? $"{at} is longer than {length} characters" : null,
            _ => OfNumber(schema, value.GetDouble(), at),
        };
    }

    private static string? OfObject(JsonElement schema, JsonElement value, string at)
    {
        var properties = schema.GetProperty("properties");
        foreach (var name in schema.GetProperty("required").EnumerateArray())
        {
            if (!value.TryGetProperty(name.GetString()!, out _))
            {
                return $"{at} lacks {name.GetString()}";
            }
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            if (!properties.TryGetProperty(property.Name, out var inner) || !seen.Add(property.Name))
            {
                return $"{at} has an unknown or second property";
            }

            if (Fault(inner, property.Value, $"{at}.{property.Name}") is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static string? OfArray(JsonElement schema, JsonElement value, string at)
    {
        var count = value.GetArrayLength();
        if ((Has(schema, "minItems", out var least) && count < least) || (Has(schema, "maxItems", out var most) && count > most))
        {
            return $"{at} has {count} items";
        }

        var items = schema.GetProperty("items");
        return value.EnumerateArray().Select((item, index) => Fault(items, item, $"{at}[{index}]")).FirstOrDefault(fault => fault is not null);
    }

    private static string? OfNumber(JsonElement schema, double value, string at) =>
        (Has(schema, "minimum", out var least) && value < least) || (Has(schema, "maximum", out var most) && value > most) ? $"{at} is out of range" : null;

    private static bool Has(JsonElement schema, string keyword, out double limit)
    {
        limit = schema.TryGetProperty(keyword, out var value) ? value.GetDouble() : double.NaN;
        return !double.IsNaN(limit);
    }
}
