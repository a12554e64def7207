using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Arus.Contracts.Learning;

namespace Arus.Host.Commands;

/// <summary>Reports as JSON, as <c>--json</c> prints them and the server reads them from its helpers: what is no number is null.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters =
        {
            new Text<Timestamp>(moment => moment.ToString(), Moment),
            new Text<SourceId>(source => source.Value, text => new(text)),
            new Text<ModelId>(id => id.Value, text => new(text)),
            new NumberOrNull(),
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
        },
    };

    /// <summary>A report as it is printed.</summary>
    public static JsonObject Write<T>(T report) => JsonSerializer.SerializeToNode(report, Options)!.AsObject();

    /// <summary>A printed report.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    public static T Read<T>(string text)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options) ?? throw Wrong("is null");
        }
        catch (JsonException error)
        {
            throw Wrong(error.Message);
        }
    }

    // Nanoseconds are more than a date of the framework holds.
    private static Timestamp Moment(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var fraction = dot < 0 ? "" : text[(dot + 1)..].TrimEnd('Z');
        return fraction.All(char.IsAsciiDigit) && fraction.Length <= 9 && CommonOptions.Moment(dot < 0 ? text : text[..dot] + "Z", "a moment") is { } second
            ? second.Plus(fraction.Length == 0 ? 0 : long.Parse(fraction.PadRight(9, '0'), CultureInfo.InvariantCulture))
            : throw new JsonException($"'{text}' is no moment");
    }

    private static InvalidInputException Wrong(string what) => new("REPORT_INVALID", "the report", what, "a report as this version of the program prints it");

    private sealed class Text<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetString() ?? throw new JsonException("a text is null"));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }

    private sealed class NumberOrNull : JsonConverter<double>
    {
        public override bool HandleNull => true;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
