using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Arus.Contracts.MarketData;

namespace Arus.Gateway.Json;

/// <summary>A field is not what it should be; the serializer adds the path.</summary>
internal sealed class FieldException(string what, string expected) : JsonException($"{what}; expected {expected}")
{
    public string What { get; } = what;

    public string Expected { get; } = expected;
}

/// <summary>A value that is one text on the network.</summary>
internal sealed class TextValue<T>(TextValue.Parse<T> parse, Func<T, string?> write, string expected) : JsonConverter<T>, TextValue.IDescribed
    where T : struct
{
    public Type Described => typeof(T);

    public string Expected => expected;

    public bool CanBeNone => write(default) is null;

    public override bool HandleNull => CanBeNone;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null && CanBeNone)
        {
            return default;
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            throw new FieldException(reader.TokenType == JsonTokenType.Number ? "it is a number" : "it is no text", expected);
        }

        var text = reader.GetString()!;
        return text.Length <= TextValue.LengthMax && parse(text, out var value) ? value : throw new FieldException($"'{TextValue.Shorten(text)}' is none", expected);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (write(value) is { } text)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        parse(reader.GetString()!, out var value) ? value : throw new FieldException("the name is none", expected);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(write(value) ?? "");
}

/// <summary>The values that are one text on the network.</summary>
internal static class TextValue
{
    /// <summary>Longer texts are none of these values.</summary>
    public const int LengthMax = 64;

    private const string PriceForm = "a positive decimal as text, such as \"1.08523\"";

    /// <summary>Reads a value; false when the text is none.</summary>
    public delegate bool Parse<T>(string text, out T value);

    /// <summary>Every converter.</summary>
    public static IReadOnlyList<JsonConverter> All { get; } =
    [
        new TextValue<Price>(TryPrice, price => price.IsSome ? FixedPoint.Text(price.Nanos, 9) : null, PriceForm),
        new TextValue<PriceDelta>(TryDelta, delta => delta.ToString(), "a decimal as text, such as \"0.0012\""),
        new TextValue<Quantity>(TryQuantity, quantity => quantity.ToString(), "a decimal as text, such as \"10000\""),
        new TextValue<decimal>(TryDecimal, value => value.ToString("0.############################", CultureInfo.InvariantCulture), "a decimal as text, such as \"0.05\""),
        new TextValue<Timestamp>(TryTimestamp, moment => moment.ToString(), "a moment in UTC, such as \"2026-11-21T12:00:00.5Z\""),
        new TextValue<InstrumentId>((string text, out InstrumentId id) => InstrumentId.TryParse(text, out id), id => id.ToString(), "a symbol, such as \"EURUSD\""),
        new TextValue<OrderId>((string text, out OrderId id) => OrderId.TryParse(text, out id), id => id.ToString(), "an order, such as \"O17\""),
        new TextValue<PositionId>(TryPosition, id => id.ToString(), "a position, such as \"P17\""),
        new TextValue<TenantId>((string text, out TenantId id) => Named(text, id = new(text)), id => id.Value ?? "", "a name"),
        new TextValue<AccountId>((string text, out AccountId id) => Named(text, id = new(text)), id => id.Value ?? "", "a name"),
        new TextValue<StrategyId>((string text, out StrategyId id) => Named(text, id = new(text)), id => id.Value ?? "", "a name"),
        new TextValue<SourceId>(TrySource, id => id.Value ?? "", "a source: 1 to 32 characters of a–z, 0–9 and '-'"),
        new TextValue<Currency>((string text, out Currency currency) => Currency.TryParse(text, out currency), currency => currency.Code, "a currency, such as \"USD\""),
        new TextValue<BarPeriod>(TryPeriod, period => period == BarPeriod.Tick ? "tick" : period.ToString(), "one of tick, S1, M1, M5, M15, M30, H1, H4, D1, W1, MN1"),
    ];

    /// <summary>What the interface's description says of such a value.</summary>
    public interface IDescribed
    {
        /// <summary>The value.</summary>
        Type Described { get; }

        /// <summary>Its form in words.</summary>
        string Expected { get; }

        /// <summary>Whether it is null where there is none.</summary>
        bool CanBeNone { get; }
    }

    public static bool TryPrice(string text, out Price price)
    {
        price = TryDecimal(text, out var value) && Math.Abs(value) < 9_000_000_000m && decimal.Round(value, 9) == value ? Price.From(value) : Price.None;
        return price.IsSome;
    }

    public static bool TryQuantity(string text, out Quantity quantity)
    {
        var read = TryDecimal(text, out var value) && Math.Abs(value) < 9_000_000_000_000m && decimal.Round(value, 6) == value;
        quantity = read ? Quantity.From(value) : Quantity.Zero;
        return read;
    }

    public static bool TryDecimal(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);

    public static bool TryTimestamp(string text, out Timestamp moment)
    {
        moment = default;
        if (!text.EndsWith('Z'))
        {
            return false;
        }

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? text[..^1] : text[..dot];
        var fraction = dot < 0 ? "" : text[(dot + 1)..^1];
        if (fraction.Length > 9 || !fraction.All(char.IsAsciiDigit)
            || !DateTime.TryParseExact(whole, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var second)
            || second.Year is < 1678 or > 2261)
        {
            return false;
        }

        moment = Timestamp.From(second).Plus(fraction.Length == 0 ? 0 : long.Parse(fraction.PadRight(9, '0'), CultureInfo.InvariantCulture));
        return true;
    }

    public static bool TryPosition(string text, out PositionId id)
    {
        var read = long.TryParse(text.AsSpan(text.StartsWith('P') || text.StartsWith('p') ? 1 : 0), NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        id = new(value);
        return read && value > 0;
    }

    public static bool TrySource(string text, out SourceId source)
    {
        source = new(text);
        return text.Length is > 0 and <= 32 && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
    }

    public static bool TryPeriod(string text, out BarPeriod period) =>
        Enum.TryParse(text, ignoreCase: true, out period) && Enum.IsDefined(period) && !char.IsAsciiDigit(text[0]) && text[0] is not ('-' or '+');

    /// <summary>A stranger's text, short enough to be shown back.</summary>
    public static string Shorten(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");

    private static bool TryDelta(string text, out PriceDelta delta)
    {
        var read = TryDecimal(text, out var value) && Math.Abs(value) < 9_000_000_000m;
        delta = read ? PriceDelta.From(value) : PriceDelta.Zero;
        return read;
    }

    private static bool Named<T>(string text, T _) => text.Length > 0;
}
