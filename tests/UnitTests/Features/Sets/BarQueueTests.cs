using Arus.Contracts.MarketData;
using Arus.Features;

namespace Arus.UnitTests.Features.Sets;

public sealed class BarQueueTests
{
    [Fact]
    public void Take_AnyOrderOfInsertion_IsTheOrderOfCloseAndThenOfInsertion()
    {
        var random = new Random(1);
        var queue = new BarQueue();
        for (var round = 0; round < 200; round++)
        {
            var bars = Enumerable.Range(0, random.Next(1, BarQueue.Capacity + 1)).Select(i => Bar(random.Next(5), i)).ToArray();
            var taken = new List<Bar>();
            foreach (var bar in bars)
            {
                queue.Insert(in bar);
            }

            while (!queue.IsEmpty)
            {
                taken.Add(queue.Take());
            }

            Assert.Equal(bars.OrderBy(bar => bar.ClosesAt), taken);
        }
    }

    [Fact]
    public void Insert_AfterSomeWereTaken_FindsAPlace()
    {
        var queue = new BarQueue();
        for (var i = 0; i < 10 * BarQueue.Capacity; i++)
        {
            if (queue.IsFull)
            {
                Assert.Equal(i - BarQueue.Capacity, queue.Take().Volume);
            }

            queue.Insert(Bar(i, i));
        }

        Assert.True(queue.IsFull);
    }

    private static Bar Bar(int closesAt, int number) =>
        new(InstrumentId.Of("EURUSD"), BarPeriod.H1, new(closesAt - 1), new(closesAt), default, default, default, default, default, number);
}
