using Arus.MarketData.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace Arus.UnitTests.MarketData.Storage;

public sealed class ColumnCodecTests
{
    [Fact]
    public void Read_OfAnythingWritten_IsExact() => Prop.ForAll<long[], int>((values, shift) =>
    {
        long[] column = [.. values.Append(shift).Select(value => unchecked(value << (shift & 63)))];
        var bytes = new byte[ColumnCodec.BytesMax(column.Length)];
        var read = new long[column.Length];

        var written = ColumnCodec.Write(column, bytes);

        return ColumnCodec.Read(bytes.AsSpan(0, written), read) == written && read.SequenceEqual(column);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_OfTheExtremes_IsExact()
    {
        long[] column = [long.MinValue, 0, long.MaxValue, -1, 1];
        var bytes = new byte[ColumnCodec.BytesMax(column.Length)];
        var read = new long[column.Length];

        ColumnCodec.Read(bytes.AsSpan(0, ColumnCodec.Write(column, bytes)), read);

        Assert.Equal(column, read);
    }
}
