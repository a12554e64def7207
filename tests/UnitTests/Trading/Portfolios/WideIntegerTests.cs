using Arus.Foundation.Numerics;
using Arus.Trading.Portfolios;

namespace Arus.UnitTests.Trading.Portfolios;

public sealed class WideIntegerTests
{
    private static readonly long[] Edges = [0, 1, -1, 2, -2, 10, 10_000_000, uint.MaxValue, 1L << 32, -(1L << 32), long.MaxValue, long.MinValue, long.MaxValue - 1, long.MinValue + 1];

    [Fact]
    public void Arithmetic_OfAnyTwoNumbers_IsThatOfTheRuntimesOwn()
    {
        var random = new StrictRandom(11);
        for (var round = 0; round < 200_000; round++)
        {
            var (left, right, small) = (Number(random), Number(random), Factor(random));

            Same(left, right, (a, b) => a + b, (a, b) => checked(a + b));
            Same(left, right, (a, b) => a - b, (a, b) => checked(a - b));
            Same(left, small, (a, b) => a * (long)b, (a, b) => checked(a * b));
            Assert.Equal(Of(left >> (int)(small & 127)), Of(left) >> (int)(small & 127));
            Assert.Equal((left < right, left <= right), (Of(left) < Of(right), Of(left) <= Of(right)));
            Assert.Equal((left > right, left >= right), (Of(left) > Of(right), Of(left) >= Of(right)));
            if (small != 0)
            {
                Same(left, small, (a, b) => a / (long)b, (a, b) => checked(a / b));
            }
        }
    }

    [Fact]
    public void Conversions_AtTheEdges_AreExactOrThrow()
    {
        foreach (var edge in Edges)
        {
            Assert.Equal(edge, (long)(WideInteger)edge);
            Assert.Equal((Int128)edge, Back(edge));
        }

        Assert.Throws<OverflowException>(() => (long)((WideInteger)long.MaxValue + 1));
        Assert.Throws<OverflowException>(() => (long)((WideInteger)long.MinValue - 1));
        Assert.Throws<OverflowException>(() => new WideInteger(long.MinValue, 0).Abs);
        Assert.Throws<OverflowException>(() => new WideInteger(long.MaxValue, ulong.MaxValue) + 1);
        Assert.Throws<DivideByZeroException>(() => (WideInteger)1 / 0);
        Assert.Throws<DivideByZeroException>(() => new WideInteger(1, 0) / 0);
    }

    private static void Same(Int128 left, Int128 right, Func<WideInteger, WideInteger, WideInteger> ours, Func<Int128, Int128, Int128> theirs)
    {
        Int128? expected;
        try
        {
            expected = theirs(left, right);
        }
        catch (OverflowException)
        {
            expected = null;
        }

        // −2¹²⁷ has no positive counterpart; ours does not go there.
        if (left == Int128.MinValue || expected == Int128.MinValue)
        {
            return;
        }

        if (expected is { } value)
        {
            Assert.Equal(value, Back(ours(Of(left), Of(right))));
        }
        else
        {
            Assert.Throws<OverflowException>(() => ours(Of(left), Of(right)));
        }
    }

    private static Int128 Number(StrictRandom random) => (random.NextUInt64() % 4) switch
    {
        0 => Edges[random.NextUInt64() % (ulong)Edges.Length],
        1 => (long)random.NextUInt64(),
        2 => new Int128(random.NextUInt64() >> (int)(random.NextUInt64() % 64), random.NextUInt64()),
        _ => new Int128(random.NextUInt64(), random.NextUInt64()),
    };

    private static long Factor(StrictRandom random) => (random.NextUInt64() % 3) switch
    {
        0 => Edges[random.NextUInt64() % (ulong)Edges.Length],
        1 => (long)random.NextUInt64(),
        _ => (long)(random.NextUInt64() >> (int)(random.NextUInt64() % 64)),
    };

    private static WideInteger Of(Int128 value) => new((long)(value >> 64), (ulong)(value & ulong.MaxValue));

    private static Int128 Back(WideInteger value) => new((ulong)value.High, value.Low);
}
