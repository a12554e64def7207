using System.Buffers.Binary;
using Arus.Terminals.Protocol;

namespace Arus.UnitTests.Terminals.Protocol;

public sealed class FrameTests
{
    private static byte[] Valid => SampleMessages.Frame(5, false, new WireTick(6, 1_763_712_000_123, 108_523, 108_531));

    [Fact]
    public void Open_Cut_IsTooShortOrDamagedAtEveryLength()
    {
        var frame = Valid;

        Assert.All(Enumerable.Range(0, frame.Length), length => Assert.Equal(
            length < Frame.HeadBytes + Frame.CrcBytes ? FrameError.TooShort : FrameError.Crc, Frame.Open(frame.AsSpan(0, length), out _, out _)));
    }

    [Fact]
    public void Open_OneBitFlipped_IsAlwaysDamaged()
    {
        var frame = Valid;

        Assert.All(Enumerable.Range(0, frame.Length * 8), bit =>
        {
            frame[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(FrameError.Crc, Frame.Open(frame, out _, out _));
            frame[bit / 8] ^= (byte)(1 << (bit % 8));
        });
    }

    [Theory]
    [InlineData(0, 'U', (int)FrameError.Magic)]
    [InlineData(1, '6', (int)FrameError.Magic)]
    [InlineData(2, 2, (int)FrameError.Version)]
    [InlineData(3, 0, (int)FrameError.Type)]
    [InlineData(3, 4, (int)FrameError.Type)]
    [InlineData(4, 1, (int)FrameError.Length)]
    [InlineData(8, 0, (int)FrameError.Sequence)]
    [InlineData(23, 0x80, (int)FrameError.Time)]
    [InlineData(23, 0x7F, (int)FrameError.Time)]
    public void Open_AWrongHead_IsItsOwnFault(int at, int value, int expected)
    {
        var frame = Valid;
        frame[at] = (byte)value;

        Assert.Equal((FrameError)expected, Frame.Open(Reseal(frame), out _, out _));
    }

    [Fact]
    public void Open_BeyondTheLimit_IsTooLarge()
    {
        var frame = new byte[T5B.FrameBytesMax + 1];
        var atLimit = new byte[T5B.FrameBytesMax];
        Frame.Seal(atLimit, new(FrameType.Ticks, 1, 0), atLimit.Length - Frame.HeadBytes - Frame.CrcBytes);

        Assert.Equal((FrameError.TooLarge, FrameError.None), (Frame.Open(frame, out _, out _), Frame.Open(atLimit, out _, out _)));
    }

    [Fact]
    public void EveryError_HasACodeOfTheProtocolAndAText()
    {
        Assert.All(Enum.GetValues<FrameError>(), error => Assert.NotEmpty(error.Text()));
        Assert.All(Enum.GetValues<FrameError>().Where(error => error != FrameError.None), error => Assert.Contains(error.Code(), ErrorCode.All));
    }

    internal static byte[] Reseal(byte[] frame)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(frame.Length - 4), Crc32.Of(frame.AsSpan(0, frame.Length - 4)));
        return frame;
    }
}
