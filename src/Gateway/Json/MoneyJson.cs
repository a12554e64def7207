using System.Text.Json;
using System.Text.Json.Serialization;

namespace Arus.Gateway.Json;

/// <summary>An amount with its currency: <c>{"amount":"12.34","currency":"USD"}</c>.</summary>
internal sealed class MoneyJson : JsonConverter<Money>
{
    private const string Form = "an amount and a currency, such as {\"amount\":\"12.34\",\"currency\":\"USD\"}";

    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FieldException("it is no object", Form);
        }

        var value = JsonSerializer.Deserialize<Text>(ref reader, options)!;
        return Math.Abs(value.Amount) < 1_000_000_000_000_000m
            ? Money.Of(value.Amount, value.Currency)
            : throw new FieldException("the amount is beyond 10^15", Form);
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("amount", value.Text);
        writer.WriteString("currency", value.Currency.Code);
        writer.WriteEndObject();
    }

    private sealed record Text(decimal Amount, Currency Currency);
}

/// <summary>Numbers; what is not a number, or is infinite, is null.</summary>
internal sealed class DoubleJson : JsonConverter<double>
{
    public override bool HandleNull => true;

    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => double.NaN,
        JsonTokenType.Number when reader.TryGetDouble(out var value) => value,
        _ => throw new FieldException("it is no number", "a number"),
    };

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
