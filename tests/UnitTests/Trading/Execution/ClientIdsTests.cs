using Arus.Trading.Execution;

namespace Arus.UnitTests.Trading.Execution;

public sealed class ClientIdsTests
{
    private static readonly ClientIds Ids = new("ABCDEFGH");

    [Theory]
    [InlineData(1, "ABCDEFGH1")]
    [InlineData(31, "ABCDEFGHZ")]
    [InlineData(32, "ABCDEFGH10")]
    [InlineData(1_099_511_627_775, "ABCDEFGHZZZZZZZZ")]
    public void Of_Number_ReadsBackTheSame(long number, string id)
    {
        Assert.Equal(id, Ids.Of(new(number)));
        Assert.True(Ids.TryRead(id, out var read, out var isOrder));
        Assert.Equal((number, true), (read, isOrder));
        Assert.True(Ids.TryRead(Ids.OfRequest(number), out read, out isOrder));
        Assert.Equal((number, false), (read, isOrder));
        Assert.True(id.Length <= 20);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ABCDEFGH")]
    [InlineData("ABCDEFGHU")]
    [InlineData("ABCDEFGH0")]
    [InlineData("ABCDEFGHI")]
    [InlineData("HGFEDCBA1")]
    [InlineData("ABCDEFGH1111111111111")]
    public void TryRead_NotOurs_IsNotRead(string id) => Assert.False(Ids.TryRead(id, out _, out _));
}
