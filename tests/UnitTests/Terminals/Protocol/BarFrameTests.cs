using Arus.Foundation.Numerics;
using Arus.Terminals.Protocol;

namespace Arus.UnitTests.Terminals.Protocol;

public sealed class BarFrameTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var random = new StrictRandom(8);
        var frame = new byte[T5B.FrameBytesMax];
        var read = new WireBar[T5B.TickBatchMax];
        for (var round = 0; round < 500; round++)
        {
            var bars = new WireBar[1 + random.NextInt(50)];
            var time = 1_700_000_000L;
            for (var at = 0; at < bars.Length; at++)
            {
                time += random.NextInt(86_400);
                bars[at] = new(time, Points(), Points(), Points(), Points(), random.NextUInt64(), (ulong)random.NextInt(100), random.NextUInt64());
            }

            var length = BarFrame.Write(frame, 9, 3, 7, 5, round % BarFrame.Timeframes, bars);
            Frame.Open(frame.AsSpan(0, length), out var head, out var payload);

            Assert.Equal(FrameError.None, BarFrame.Read(payload, read, out var batch));
            Assert.Equal((FrameType.Bars, new BarBatch(7, 5, round % BarFrame.Timeframes, bars.Length)), (head.Type, batch));
            Assert.True(bars.AsSpan().SequenceEqual(read.AsSpan(0, bars.Length)));

            long Points() => (long)(random.NextUInt64() >> 3) * (random.NextInt(2) == 0 ? 1 : -1);
        }
    }

    [Theory]
    [InlineData(28, 10, (int)FrameError.Digits)]
    [InlineData(29, BarFrame.Timeframes, (int)FrameError.Flags)]
    [InlineData(30, 0, (int)FrameError.Count)]
    [InlineData(30, 2, (int)FrameError.Payload)]
    [InlineData(39, 0x80, (int)FrameError.Time)]
    public void Read_AWrongByte_IsItsOwnFault(int at, int value, int expected)
    {
        var frame = new byte[200];
        frame = frame[..BarFrame.Write(frame, 9, 3, 7, 5, 0, [new(1_700_000_000, 1, 2, 1, 2, 3, 4, 5)])];
        frame[at] = (byte)value;

        Frame.Open(FrameTests.Reseal(frame), out _, out var payload);

        Assert.Equal((FrameError)expected, BarFrame.Read(payload, new WireBar[T5B.TickBatchMax], out _));
    }
}
