using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Arus.Engine.Journal;

/// <summary>How reports, commands and headers stand in the journal: names as in the contracts, numbers that are exact, one form only.</summary>
internal static class JournalJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
            new TextConverter<Price>(value => value.Nanos.ToString(CultureInfo.InvariantCulture), text => new Price(Long(text))),
            new TextConverter<PriceDelta>(value => value.Nanos.ToString(CultureInfo.InvariantCulture), text => new PriceDelta(Long(text))),
            new TextConverter<Quantity>(value => value.Micros.ToString(CultureInfo.InvariantCulture), text => new Quantity(Long(text))),
            new TextConverter<Timestamp>(value => value.Nanos.ToString(CultureInfo.InvariantCulture), text => new Timestamp(Long(text))),
            new TextConverter<decimal>(value => value.ToString("0.############################", CultureInfo.InvariantCulture), text => decimal.Parse(text, CultureInfo.InvariantCulture)),
            // What concerns no instrument, such as a question about the whole account, says so by an empty name.
            new TextConverter<InstrumentId>(value => value.ToString(), text => text.Length == 0 ? default : InstrumentId.Of(text)),
            new TextConverter<SourceId>(value => value.Value, text => new SourceId(text)),
            new TextConverter<TenantId>(value => value.Value, text => new TenantId(text)),
            new TextConverter<AccountId>(value => value.Value, text => new AccountId(text)),
            new TextConverter<StrategyId>(value => value.Value, text => new StrategyId(text)),
            new TextConverter<Currency>(value => value.Code, CurrencyOf),
            new TextConverter<OrderId>(value => value.Value.ToString(CultureInfo.InvariantCulture), text => new OrderId(Long(text))),
            new TextConverter<PositionId>(value => value.Value.ToString(CultureInfo.InvariantCulture), text => new PositionId(Long(text))),
            new TextConverter<Money>(
                value => $"{value.Text} {value.Currency.Code}",
                text => Money.Of(decimal.Parse(text[..text.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture), CurrencyOf(text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..]))),
        },
    };

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="JsonException">It is not what was written.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("null");

    private static long Long(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static Currency CurrencyOf(string text) => text.Length == 0 ? default : Currency.Of(text);

    private sealed class TextConverter<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }
}
