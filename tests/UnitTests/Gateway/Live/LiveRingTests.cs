using Arus.Gateway.Live;

namespace Arus.UnitTests.Gateway.Live;

public sealed class LiveRingTests
{
    [Fact]
    public void TryRead_WhatIsKept_GivesEachByItsNumber()
    {
        var ring = new LiveRing<string>(4, 100);
        for (var i = 0; i < 10; i++)
        {
            ring.Add(number => $"event {number}");
        }

        Assert.Equal((107L, 110L), (ring.Oldest, ring.Next));
        for (var number = ring.Oldest; number < ring.Next; number++)
        {
            Assert.True(ring.TryRead(number, out var happened));
            Assert.Equal($"event {number}", happened);
        }
    }

    [Fact]
    public void TryRead_WhatIsGone_SaysSo()
    {
        var ring = new LiveRing<string>(4, 0);
        for (var i = 0; i < 5; i++)
        {
            ring.Add(number => $"event {number}");
        }

        Assert.False(ring.TryRead(1, out _));
    }

    [Fact]
    public async Task TryRead_WhileAnotherThreadAdds_NeverGivesAnotherEvent()
    {
        const int events = 200_000;
        var ring = new LiveRing<string>(64, 0);
        var adding = Task.Run(() =>
        {
            for (var i = 0; i < events; i++)
            {
                ring.Add(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }, TestContext.Current.CancellationToken);

        var wrong = 0;
        var at = 0L;
        while (at < events)
        {
            if (at >= ring.Next)
            {
                await Task.Yield();
            }
            else if (ring.TryRead(at, out var happened))
            {
                wrong += happened == at.ToString(System.Globalization.CultureInfo.InvariantCulture) ? 0 : 1;
                at++;
            }
            else
            {
                at = ring.Oldest;
            }
        }

        await adding;
        Assert.Equal(0, wrong);
    }
}
