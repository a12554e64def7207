using Arus.Terminals.Bridge;

namespace Arus.UnitTests.Terminals.Bridge;

public sealed class TokenBucketTests
{
    [Fact]
    public void TryTake_TheBurstIsUsedUp_RefillsWithTimeUpToTheBurst()
    {
        var time = new ManualTime();
        var bucket = new TokenBucket(time, burst: 10, perSecond: 4);

        Assert.Equal(10, Taken());
        Assert.Equal(0, Taken());

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(4, Taken());

        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(10, Taken());

        int Taken() => Enumerable.Range(0, 100).TakeWhile(_ => bucket.TryTake()).Count();
    }
}
