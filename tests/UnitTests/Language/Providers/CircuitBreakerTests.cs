using Arus.Language.Providers;
using Arus.UnitTests.Terminals;

namespace Arus.UnitTests.Language.Providers;

public sealed class CircuitBreakerTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Failed_FiveInARow_LeavesItAloneForLongerEachTime()
    {
        var breaker = new CircuitBreaker(_time);
        for (var i = 0; i < 5; i++)
        {
            Assert.True(breaker.TryEnter());
            breaker.Failed(Fault(ProviderFaultKind.Down));
        }

        foreach (var pause in (int[])[30, 60, 120, 240])
        {
            Assert.False(breaker.TryEnter());
            _time.Advance(TimeSpan.FromSeconds(pause - 1));
            Assert.False(breaker.TryEnter());
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(breaker.TryEnter());
            breaker.Failed(Fault(ProviderFaultKind.Down));
        }
    }

    [Fact]
    public void TryEnter_AfterAPause_LetsOneTry()
    {
        var breaker = new CircuitBreaker(_time);
        breaker.Failed(Fault(ProviderFaultKind.Balance));
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.True(breaker.TryEnter());
        Assert.False(breaker.TryEnter());
        breaker.Succeeded();
        Assert.True(breaker.TryEnter() && breaker.TryEnter());
    }

    [Fact]
    public void Failed_AskedToWait_WaitsSoLongButNoLongerThanAnHour()
    {
        var breaker = new CircuitBreaker(_time);
        breaker.Failed(Fault(ProviderFaultKind.Busy, TimeSpan.FromSeconds(90)));

        _time.Advance(TimeSpan.FromSeconds(89));
        Assert.False(breaker.TryEnter());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(breaker.TryEnter());

        breaker.Failed(Fault(ProviderFaultKind.Busy, TimeSpan.FromDays(3)));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.True(breaker.TryEnter());
    }

    [Fact]
    public void Succeeded_BetweenFailures_BeginsTheCountAnew()
    {
        var breaker = new CircuitBreaker(_time);
        for (var i = 0; i < 20; i++)
        {
            breaker.Failed(Fault(ProviderFaultKind.Down));
            if (i % 4 == 3)
            {
                breaker.Succeeded();
            }
        }

        Assert.True(breaker.TryEnter());
    }

    [Fact]
    public void Abandoned_WhileTrying_LetsTheNextTry()
    {
        var breaker = new CircuitBreaker(_time);
        breaker.Failed(Fault(ProviderFaultKind.Key));
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.True(breaker.TryEnter());
        breaker.Abandoned();
        Assert.True(breaker.TryEnter());
    }

    private static ProviderFaultException Fault(ProviderFaultKind kind, TimeSpan? retryAfter = null) => new(kind, "", retryAfter);
}
