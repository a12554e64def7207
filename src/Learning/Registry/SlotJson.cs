using System.Text.Json;
using System.Text.Json.Serialization;

namespace Arus.Learning.Registry;

/// <summary>How the registry writes JSON: nothing unknown, nothing missing.</summary>
internal static class SlotJson
{
    /// <summary>Bins without rows have no mean, and models without splits no gain: such numbers are written by name.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new NanosConverter(), new InstrumentConverter(), new SourceConverter(), new JsonStringEnumConverter() },
    };

    /// <summary>A moment as its nanoseconds since 1970.</summary>
    private sealed class NanosConverter : JsonConverter<Timestamp>
    {
        public override Timestamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Timestamp value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Nanos);
    }

    private sealed class InstrumentConverter : JsonConverter<InstrumentId>
    {
        public override InstrumentId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstrumentId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("a symbol is none");

        public override void Write(Utf8JsonWriter writer, InstrumentId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class SourceConverter : JsonConverter<SourceId>
    {
        public override SourceId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? throw new JsonException("a source is none"));

        public override void Write(Utf8JsonWriter writer, SourceId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
