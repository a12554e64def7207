using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Arus.Gateway.Json;

/// <summary>How values are written to and read from the network: numbers that must be exact are text, what is none is null.</summary>
internal static class ApiJson
{
    /// <summary>The options of every answer and every body.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Lays the converters over options made elsewhere, such as those the interface's description is derived from.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.IgnoreReadOnlyProperties = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = 16;
        foreach (var converter in TextValue.All)
        {
            options.Converters.Add(converter);
        }

        options.Converters.Add(new MoneyJson());
        options.Converters.Add(new DoubleJson());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
