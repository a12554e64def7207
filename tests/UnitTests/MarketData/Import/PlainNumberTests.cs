using System.Text;
using Arus.MarketData.Import;

namespace Arus.UnitTests.MarketData.Import;

public sealed class PlainNumberTests
{
    [Fact]
    public void TryTake_AnyCell_AgreesWithTheLongWayOrLeavesItTheCell()
    {
        var random = new Random(29);
        var taken = 0;
        for (var round = 0; round < 100_000; round++)
        {
            var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, random.Next(0, 20)).Select(_ => "0123456789012345678.-,"[random.Next(22)])));
            var decimals = random.Next(0, 10);
            var at = 0;
            if (!PlainNumber.TryTake(text, ref at, (byte)',', decimals, out var value))
            {
                Assert.Equal(0, at);
                continue;
            }

            taken++;
            Assert.True(at == text.Length + 1 || text[at - 1] == ',');
            Assert.True(DecimalCell.TryParse(text.AsSpan(0, at - 1), (byte)'.', 0, decimals, out var expected));
            Assert.Equal(expected, value);
        }

        Assert.True(taken > 10_000);
    }
}
