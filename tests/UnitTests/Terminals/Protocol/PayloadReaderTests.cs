using Arus.Terminals.Protocol;

namespace Arus.UnitTests.Terminals.Protocol;

public sealed class PayloadReaderTests
{
    public static TheoryData<ulong> Numbers => [0, 1, 127, 128, 16_383, 16_384, 1UL << 62, 1UL << 63, ulong.MaxValue];

    public static TheoryData<long> Signed => [0, -1, 1, -64, 63, 64, long.MaxValue, long.MinValue];

    [Theory, MemberData(nameof(Numbers))]
    public void Varint_Written_IsReadBack(ulong number)
    {
        var bytes = new byte[10];
        var writer = new PayloadWriter(bytes);
        writer.Varint(number);

        var reader = new PayloadReader(bytes.AsSpan(0, writer.Length));

        Assert.Equal((number, FrameError.None), (reader.Varint(), reader.End()));
    }

    [Theory, MemberData(nameof(Signed))]
    public void ZigZag_Written_IsReadBack(long number)
    {
        var bytes = new byte[10];
        var writer = new PayloadWriter(bytes);
        writer.ZigZag(number);

        var reader = new PayloadReader(bytes.AsSpan(0, writer.Length));

        Assert.Equal((number, FrameError.None), (reader.ZigZag(), reader.End()));
    }

    [Theory]
    [InlineData(new byte[] { }, (int)FrameError.Payload)]
    [InlineData(new byte[] { 0x80 }, (int)FrameError.Payload)]
    [InlineData(new byte[] { 0x80, 0x00 }, (int)FrameError.Varint)]
    [InlineData(new byte[] { 0xFF, 0xFF, 0x00 }, (int)FrameError.Varint)]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 }, (int)FrameError.None)]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02 }, (int)FrameError.Varint)]
    [InlineData(new byte[] { 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01 }, (int)FrameError.Varint)]
    [InlineData(new byte[] { 0x01, 0x01 }, (int)FrameError.Payload)]
    public void Varint_CutOverlongOrFollowed_IsItsOwnFault(byte[] bytes, int expected)
    {
        var reader = new PayloadReader(bytes);

        reader.Varint();

        Assert.Equal((FrameError)expected, reader.End());
    }

    [Fact]
    public void Add_BeyondTheRange_IsTheGivenFaultAndTheFirstStays()
    {
        var reader = new PayloadReader([]);

        reader.Add(long.MaxValue, 1, FrameError.Price);
        reader.Byte();

        Assert.Equal(FrameError.Price, reader.End());
    }
}
