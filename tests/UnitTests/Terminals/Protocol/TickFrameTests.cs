using Arus.Foundation.Numerics;
using Arus.Terminals.Protocol;

namespace Arus.UnitTests.Terminals.Protocol;

public sealed class TickFrameTests
{
    private static readonly byte[] Golden = File.ReadAllBytes(Path.Combine(Repo.Root, "protocol", "golden", "ticks.bin"));

    private static readonly WireTick[] Ticks =
    [
        new(6, 1763712000123, 108523, 108531), new(6, 1763712000351, 108525, 108532), new(4, 1763712001007, 108525, 108530),
    ];

    [Fact]
    public void Write_WorkedExample_IsTheGoldenFrame()
    {
        var frame = new byte[TickFrame.BytesMax(Ticks.Length)];

        var length = TickFrame.Write(frame, sequence: 42, sentMicros: 1763712001100000, symbol: 7, digits: 5, isBackfill: false, Ticks);

        Assert.Equal(74, length);
        Assert.Equal(Golden, frame[..length]);
    }

    [Fact]
    public void Read_GoldenFrame_IsTheWorkedExample()
    {
        var ticks = new WireTick[T5B.TickBatchMax];

        var opened = Frame.Open(Golden, out var head, out var payload);
        var read = TickFrame.Read(payload, ticks, out var batch);

        Assert.Equal((FrameError.None, FrameError.None), (opened, read));
        Assert.Equal(new FrameHead(FrameType.Ticks, 42, 1763712001100000), head);
        Assert.Equal(new TickBatch(7, 5, false, 3), batch);
        Assert.Equal(Ticks, ticks[..3]);
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var random = new StrictRandom(7);
        var frame = new byte[T5B.FrameBytesMax];
        var read = new WireTick[T5B.TickBatchMax];
        for (var round = 0; round < 2_000; round++)
        {
            var digits = random.NextInt(10);
            var most = long.MaxValue / TickFrame.NanosPerPoint(digits);
            var ticks = new WireTick[1 + random.NextInt(round % 100 == 0 ? T5B.TickBatchMax : 20)];
            var (time, last) = ((long)random.NextInt(1_000_000_000), 0L);
            for (var at = 0; at < ticks.Length; at++)
            {
                time += random.NextInt(3) == 0 ? 0 : random.NextInt(100_000);
                var flags = (byte)(random.NextInt(128) & TickFrame.FlagsMask);
                var isTrade = (flags & TickFrame.TradeFlags) != 0;
                last = isTrade ? Points() : last;
                ticks[at] = new(flags, time, Points(), Points(), last, isTrade ? random.NextUInt64() : 0);
            }

            var length = TickFrame.Write(frame, (ulong)round + 1, round, (uint)round, digits, round % 2 == 0, ticks);
            Assert.Equal(FrameError.None, Frame.Open(frame.AsSpan(0, length), out var head, out var payload));
            Assert.Equal(FrameError.None, TickFrame.Read(payload, read, out var batch));

            Assert.Equal(new FrameHead(FrameType.Ticks, (ulong)round + 1, round), head);
            Assert.Equal(new TickBatch((uint)round, digits, round % 2 == 0, ticks.Length), batch);
            Assert.True(ticks.AsSpan().SequenceEqual(read.AsSpan(0, ticks.Length)));

            // Half of the range at most, so that no difference of two leaves 64 bits.
            long Points() => (random.NextInt(2) == 0 ? 1 : -1) * (long)(random.NextUInt64() % (ulong)(most / 2));
        }
    }

    [Theory]
    [InlineData(28, 10, (int)FrameError.Digits)]
    [InlineData(29, 2, (int)FrameError.Flags)]
    [InlineData(30, 0, (int)FrameError.Count)]
    [InlineData(30, 4, (int)FrameError.Payload)]
    [InlineData(30, 2, (int)FrameError.Payload)]
    [InlineData(31, 0x10, (int)FrameError.Count)]
    [InlineData(39, 0x80, (int)FrameError.Time)]
    [InlineData(39, 0x7F, (int)FrameError.Time)]
    [InlineData(47, 0x7F, (int)FrameError.Price)]
    [InlineData(55, 0x80, (int)FrameError.Price)]
    [InlineData(56, 0x86, (int)FrameError.Flags)]
    [InlineData(57, 0x80, (int)FrameError.Varint)]
    public void Read_AWrongByte_IsItsOwnFault(int at, int value, int expected)
    {
        var frame = Golden.ToArray();
        frame[at] = (byte)value;

        Frame.Open(FrameTests.Reseal(frame), out _, out var payload);

        Assert.Equal((FrameError)expected, TickFrame.Read(payload, new WireTick[T5B.TickBatchMax], out _));
    }

    [Fact]
    public void Read_PricesAtTheirLimit_AreTakenAndOnePointBeyondIsNot()
    {
        var most = long.MaxValue / TickFrame.NanosPerPoint(5);

        Assert.Equal(FrameError.None, Read(most));
        Assert.Equal(FrameError.None, Read(-most));
        Assert.Equal(FrameError.Price, Read(most + 1));
        Assert.Equal(FrameError.Price, Read(-most - 1));

        static FrameError Read(long bid)
        {
            Frame.Open(SampleMessages.Frame(1, false, new WireTick(6, 1, bid, 1)), out _, out var payload);
            return TickFrame.Read(payload, new WireTick[T5B.TickBatchMax], out _);
        }
    }

    [Fact]
    public void Read_AgainAndAgain_AllocatesNothing()
    {
        var ticks = new WireTick[T5B.TickBatchMax];
        Read(ticks);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1_000; round++)
        {
            Read(ticks);
        }

        Arus.Tests.Allocations.AssertNoneSince(before);

        static void Read(WireTick[] ticks)
        {
            Frame.Open(Golden, out _, out var payload);
            TickFrame.Read(payload, ticks, out _);
        }
    }
}
