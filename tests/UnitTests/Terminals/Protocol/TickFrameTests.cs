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
}
