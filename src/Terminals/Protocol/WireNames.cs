using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Arus.Terminals.Protocol;

/// <summary>Enumerations by the one exact name each member has on the wire.</summary>
internal sealed class WireNames : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        private readonly Dictionary<string, TEnum> _values = typeof(TEnum).GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(field => field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name, field => (TEnum)field.GetValue(null)!);

        private readonly Dictionary<TEnum, string> _names;

        public Of() => _names = _values.ToDictionary(pair => pair.Value, pair => pair.Key);

        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= 64 && _values.TryGetValue(reader.GetString()!, out var value)
                ? value
                : throw new JsonException($"Not a name of {typeof(TEnum).Name["Wire".Length..]}; one of {string.Join(", ", _values.Keys)}.");

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WriteStringValue(_names[value]);
    }
}
