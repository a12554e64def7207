using System.Text.Json;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;
using Arus.Gateway.Json;

namespace Arus.UnitTests.Gateway.Json;

public sealed class TextValueTests
{
    private static readonly StrictRandom Random = new(7);

    [Fact]
    public void Value_WrittenAndRead_IsTheSame()
    {
        for (var i = 0; i < 2_000; i++)
        {
            Same(new Price(1 + (long)(Random.NextUInt64() % 8_999_999_999_000_000_000)));
            Same(new Quantity((long)(Random.NextUInt64() % 8_999_999_999_000_000_000)));
            Same(new PriceDelta(-(long)(Random.NextUInt64() % 8_999_999_999_000_000_000)));
            Same(new Timestamp((long)(Random.NextUInt64() % 9_000_000_000_000_000_000)));
            Same(new OrderId(1 + (long)(Random.NextUInt64() >> 2)));
            Same(new PositionId(1 + (long)(Random.NextUInt64() >> 2)));
            Same(Money.Of((decimal)Random.NextDouble(), Currency.Usd));
        }

        foreach (var period in Enum.GetValues<BarPeriod>())
        {
            Same(period);
        }
    }

    [Fact]
    public void Price_None_IsNull()
    {
        Assert.Equal("null", JsonSerializer.Serialize(Price.None, ApiJson.Options));
        Assert.Equal(Price.None, JsonSerializer.Deserialize<Price>("null", ApiJson.Options));
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("\"\"")]
    [InlineData("\"-1\"")]
    [InlineData("\"0\"")]
    [InlineData("\"1e3\"")]
    [InlineData("\"1,1\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"0.0000000001\"")]
    [InlineData("\"99999999999\"")]
    public void Price_ThatIsNone_IsRefused(string json) => Assert.Throws<FieldException>(() => JsonSerializer.Deserialize<Price>(json, ApiJson.Options));

    [Theory]
    [InlineData("\"2026-11-21\"")]
    [InlineData("\"2026-11-21T12:00:00\"")]
    [InlineData("\"2026-11-21T12:00:00+01:00\"")]
    [InlineData("\"2026-11-21T12:00:00.1234567890Z\"")]
    [InlineData("\"2026-13-01T00:00:00Z\"")]
    [InlineData("\"2026-11-21T12:00:00ZZ\"")]
    [InlineData("\"0001-01-01T00:00:00Z\"")]
    public void Timestamp_ThatIsNone_IsRefused(string json) => Assert.Throws<FieldException>(() => JsonSerializer.Deserialize<Timestamp>(json, ApiJson.Options));

    private static void Same<T>(T value) => Assert.Equal(value, JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, ApiJson.Options), ApiJson.Options));
}
