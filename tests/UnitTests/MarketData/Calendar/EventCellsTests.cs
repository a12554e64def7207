using Arus.MarketData.Calendar;

namespace Arus.UnitTests.MarketData.Calendar;

public sealed class EventCellsTests
{
    [Theory]
    [InlineData("", new[] { "" })]
    [InlineData("a,b,", new[] { "a", "b", "" })]
    [InlineData("\"a,b\",c", new[] { "a,b", "c" })]
    [InlineData("\"a \"\"b\"\"\",c", new[] { "a \"b\"", "c" })]
    public void Split_QuotedOrNot_GivesTheCells(string line, string[] cells) => Assert.Equal(cells, EventCells.Split(line));
}
