using Arus.Foundation.Numerics;
using Arus.Terminals.Protocol;

namespace Arus.UnitTests.Terminals.Protocol;

public sealed class BookFrameTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var random = new StrictRandom(9);
        var frame = new byte[T5B.FrameBytesMax];
        var read = new WireLevel[T5B.TickBatchMax];
        for (var round = 0; round < 500; round++)
        {
            var levels = new WireLevel[random.NextInt(40)];
            for (var at = 0; at < levels.Length; at++)
            {
                levels[at] = new((byte)(1 + random.NextInt(4)), random.NextInt(1_000_000), random.NextUInt64());
            }

            var length = BookFrame.Write(frame, 9, 3, 7, 5, 1_763_712_000_000, levels);
            Frame.Open(frame.AsSpan(0, length), out var head, out var payload);

            Assert.Equal(FrameError.None, BookFrame.Read(payload, read, out var book));
            Assert.Equal((FrameType.Book, new BookHead(7, 5, 1_763_712_000_000, levels.Length)), (head.Type, book));
            Assert.True(levels.AsSpan().SequenceEqual(read.AsSpan(0, levels.Length)));
        }
    }

    [Theory]
    [InlineData(28, 10, (int)FrameError.Digits)]
    [InlineData(29, 1, (int)FrameError.Flags)]
    [InlineData(30, 2, (int)FrameError.Payload)]
    [InlineData(31, 0x10, (int)FrameError.Count)]
    [InlineData(39, 0x80, (int)FrameError.Time)]
    [InlineData(40, 5, (int)FrameError.Flags)]
    public void Read_AWrongByte_IsItsOwnFault(int at, int value, int expected)
    {
        var frame = new byte[200];
        frame = frame[..BookFrame.Write(frame, 9, 3, 7, 5, 1, [new(1, 5, 6)])];
        frame[at] = (byte)value;

        Frame.Open(FrameTests.Reseal(frame), out _, out var payload);

        Assert.Equal((FrameError)expected, BookFrame.Read(payload, new WireLevel[T5B.TickBatchMax], out _));
    }
}
