using System.Globalization;
using System.Text;
using Arus.MarketData.Import;

namespace Arus.UnitTests.MarketData.Import;

public sealed class DecimalCellTests
{
    [Theory]
    [InlineData("1.38727", 9, 1_387_270_000)]
    [InlineData(" 1.5 ", 9, 1_500_000_000)]
    [InlineData("-0.5", 9, -500_000_000)]
    [InlineData("+7", 0, 7)]
    [InlineData("43.142", 6, 43_142_000)]
    [InlineData("9e-05", 9, 90_000)]
    [InlineData("1.5E+3", 0, 1_500)]
    [InlineData("0.0000000005", 9, 0)]
    [InlineData("0.0000000015", 9, 2)]
    [InlineData("0.00000000050000000000000000000001", 9, 1)]
    [InlineData("130583.99999999999", 4, 1_305_840_000)]
    [InlineData("9103.7001953125", 9, 9_103_700_195_312)]
    [InlineData("9223372036.854775807", 9, long.MaxValue)]
    public void TryParse_Number_IsExactOrRoundedHalfToEven(string text, int decimals, long expected)
    {
        Assert.True(DecimalCell.TryParse(Encoding.ASCII.GetBytes(text), (byte)'.', 0, decimals, out var value));

        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("4.777,36", 4_777_360_000_000)]
    [InlineData("273,58", 273_580_000_000)]
    public void TryParse_DecimalComma_IsRead(string text, long expected)
    {
        Assert.True(DecimalCell.TryParse(Encoding.ASCII.GetBytes(text), (byte)',', (byte)'.', 9, out var value));

        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("1.2.3")]
    [InlineData("1,2")]
    [InlineData("1.2x")]
    [InlineData("NaN")]
    [InlineData("1e")]
    [InlineData("1e99")]
    [InlineData("9223372036.854775808")]
    [InlineData("99999999999999999999999")]
    public void TryParse_AnythingElse_IsRefused(string text) =>
        Assert.False(DecimalCell.TryParse(Encoding.ASCII.GetBytes(text), (byte)'.', 0, 9, out _));

    [Fact]
    public void TryParse_AnyDecimal_EqualsExactArithmetic()
    {
        var random = new Random(5);
        for (var round = 0; round < 20_000; round++)
        {
            var number = new decimal(random.Next(), random.Next(), 0, random.Next(2) == 0, (byte)random.Next(10, 20));
            var expected = (long)decimal.Round(number * Price.NanosPerUnit);

            Assert.True(DecimalCell.TryParse(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)), (byte)'.', 0, 9, out var nanos));
            Assert.Equal(expected, nanos);
        }
    }
}
