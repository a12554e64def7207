using System.Text;
using Arus.MarketData.Import;

namespace Arus.UnitTests.MarketData.Import;

public sealed class RowParserTests
{
    [Fact]
    public void TryParse_QuotesOfADay_ReadTheSameWithAndWithoutASpareColumn()
    {
        var plain = new RowParser(new() { Format = "lean", Columns = [Field.MillisecondOfDay, Field.Bid, Field.Ask] });
        var spare = new RowParser(new() { Format = "lean", Columns = [Field.MillisecondOfDay, Field.Bid, Field.Ask, Field.Skip] });
        var random = new Random(31);
        for (var round = 0; round < 100_000; round++)
        {
            var line = Encoding.ASCII.GetBytes("50451815.25,1.38700,1.38790");
            line[random.Next(line.Length)] = (byte)"0123456789.,-e \"x"[random.Next(17)];
            Row left = default, right = default;

            var isLeft = plain.TryParse(line, ref left);
            var isRight = spare.TryParse(line, ref right);

            // A fourth, empty cell is a trailing delimiter to the one and a column to the other; a filled one is refused by the first only.
            Assert.True(isLeft == isRight || line.Count((byte)',') == 3);
            Assert.True(!isLeft || left.Equals(right));
        }
    }

    [Theory]
    [InlineData("4,11M", 4_110_000)]
    [InlineData("5,40B", 5_400_000_000)]
    [InlineData("12K", 12_000)]
    [InlineData("", 0)]
    [InlineData("-", 0)]
    public void TryParse_Volume_MayHaveASuffix(string volume, long expected)
    {
        var parser = new RowParser(new()
        {
            Format = "csv",
            Columns = [Field.Date, Field.Open, Field.High, Field.Low, Field.Close, Field.Volume],
            DecimalSign = (byte)',',
            GroupSign = (byte)'.',
        });
        Row row = default;

        Assert.True(parser.TryParse(Encoding.ASCII.GetBytes($"\"04/01/1993\",\"1.273,58\",\"1.273,58\",\"1.273,58\",\"1.273,58\",\"{volume}\""), ref row));

        Assert.Equal((expected, 1_273_580_000_000), (row.Volume, row.Close));
    }
}
