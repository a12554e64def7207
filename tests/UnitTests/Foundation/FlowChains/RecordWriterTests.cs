using System.Text.Json;
using Arus.Foundation.FlowChains;
using FsCheck;
using FsCheck.Fluent;

namespace Arus.UnitTests.Foundation.FlowChains;

public sealed class RecordWriterTests
{
    [Fact]
    public void Text_AnyString_ReadsBack() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        text is null || IsLoneSurrogate(text) || Written(record => record.Text("x"u8, text)).GetProperty("x").GetString() == text).QuickCheckThrowOnFailure();

    [Fact]
    public void Number_AnyDouble_ReadsBackToTheSameBits() => Prop.ForAll(ArbMap.Default.ArbFor<double>(), number =>
    {
        var json = Written(record => record.Number("x"u8, number)).GetProperty("x");
        return double.IsFinite(number)
            ? BitConverter.DoubleToInt64Bits(json.GetDouble()) == BitConverter.DoubleToInt64Bits(number)
            : json.ValueKind == JsonValueKind.Null;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Time_AnyMoment_HasNineDecimals()
    {
        var json = Written(record => record.Time("at"u8, new Timestamp(1_400_000_000_000_000_007)));

        Assert.Equal("2014-05-13T16:53:20.000000007Z", json.GetProperty("at").GetString());
    }

    [Fact]
    public void Nesting_ObjectsAndArrays_IsValidJson()
    {
        var json = Written(record =>
        {
            record.BeginArray("list"u8);
            record.BeginObject();
            record.Number("a"u8, 1);
            record.EndObject();
            record.BeginObject();
            record.EndObject();
            record.EndArray();
            record.BeginObject("inner"u8);
            record.Flag("yes"u8, true);
            record.Tagged("order"u8, 'O', 17);
            record.EndObject();
            record.Number("price"u8, new Price(1_085_230_000));
            record.Amount("profit"u8, Money.Of(-0.5m, Currency.Usd));
        });

        Assert.Equal("""{"list":[{"a":1},{}],"inner":{"yes":true,"order":"O17"},"price":1.08523,"profit":"-0.5"}""", json.GetRawText());
    }

    private static bool IsLoneSurrogate(string text) => text.Where((character, index) => char.IsSurrogate(character)
        && !(char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        && !(char.IsLowSurrogate(character) && index > 0 && char.IsHighSurrogate(text[index - 1]))).Any();

    private static JsonElement Written(Action<RecordWriter> write)
    {
        var record = new RecordWriter();
        record.BeginObject();
        write(record);
        record.EndObject();
        using var document = JsonDocument.Parse(record.Written.ToArray());
        return document.RootElement.Clone();
    }
}
