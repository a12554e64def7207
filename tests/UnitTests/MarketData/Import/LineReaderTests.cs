using System.Text;
using Arus.MarketData.Import;

namespace Arus.UnitTests.MarketData.Import;

public sealed class LineReaderTests
{
    [Fact]
    public void TryRead_AnyText_GivesTheLinesThatWereJoined()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            string[] lines = [.. Enumerable.Range(0, random.Next(1, 400)).Select(_ => new string('x', random.Next(0, 3_000)))];
            var end = random.Next(2) == 0 ? "\n" : "\r\n";

            var read = ReadAll(new MemoryStream(Encoding.ASCII.GetBytes(string.Join(end, lines) + end)));

            Assert.Equal(lines, read);
        }
    }

    [Fact]
    public void TryRead_ByteOrderMarks_AreTakenAway()
    {
        byte[] utf8 = [0xEF, 0xBB, 0xBF, .. "a,b\nc"u8];
        byte[] little = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a,b\r\nc")];
        byte[] big = [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("a,b\nc")];

        Assert.Equal(["a,b", "c"], ReadAll(new MemoryStream(utf8)));
        Assert.Equal(["a,b", "c"], ReadAll(new MemoryStream(little)));
        Assert.Equal(["a,b", "c"], ReadAll(new MemoryStream(big)));
    }

    [Fact]
    public void TryRead_EndlessLine_IsOneCutLineInBoundedMemory()
    {
        var reader = new LineReader(new EndlessLine(50_000_000, "\nnext"u8.ToArray()));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.True(reader.TryRead(out var first));
        Assert.True(reader.IsTooLong);
        Assert.True(first.Length < LineReader.LineLengthMax);
        Assert.True(reader.TryRead(out var second));
        Assert.False(reader.IsTooLong);
        Assert.True(second.SequenceEqual("next"u8));
        Assert.Equal(2, reader.LineNumber);
        Assert.False(reader.TryRead(out _));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    [Fact]
    public void TryRead_LengthsAroundTheLimit_AreToldApart()
    {
        foreach (var length in new[] { LineReader.LineLengthMax - 1, LineReader.LineLengthMax, LineReader.LineLengthMax + 1, 4 * LineReader.LineLengthMax })
        {
            var reader = new LineReader(new MemoryStream(Encoding.ASCII.GetBytes($"{new string('x', length)}\nnext")));

            Assert.True(reader.TryRead(out _));
            Assert.Equal(length > LineReader.LineLengthMax, reader.IsTooLong);
            Assert.True(reader.TryRead(out var next));
            Assert.True(next.SequenceEqual("next"u8));
        }
    }

    private static List<string> ReadAll(Stream stream)
    {
        var reader = new LineReader(stream);
        List<string> lines = [];
        while (reader.TryRead(out var line))
        {
            lines.Add(Encoding.ASCII.GetString(line));
        }

        return lines;
    }

    private sealed class EndlessLine(long length, byte[] tail) : MemoryStream(tail)
    {
        private long _left = length;

        public override int Read(Span<byte> buffer)
        {
            if (_left == 0)
            {
                return base.Read(buffer);
            }

            var count = (int)Math.Min(buffer.Length, _left);
            buffer[..count].Fill((byte)'x');
            _left -= count;
            return count;
        }
    }
}
