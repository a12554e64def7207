using Arus.Contracts.Language;
using Arus.Language.Providers;
using Arus.UnitTests.Terminals;

namespace Arus.UnitTests.Language.Providers;

public sealed class AnswerCacheTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Find_UntilItsTimeIsOver_HasTheAnswer()
    {
        var cache = new AnswerCache(_time, TimeSpan.FromMinutes(1));
        cache.Add(Answer("a"));

        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.NotNull(cache.Find("a"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(cache.Find("a"));
    }

    [Fact]
    public void Add_TooMany_TheOldestMakesRoom()
    {
        var cache = new AnswerCache(_time, TimeSpan.FromMinutes(1));
        for (var i = 0; i <= 1_000; i++)
        {
            cache.Add(Answer($"{i}"));
        }

        Assert.Null(cache.Find("0"));
        Assert.NotNull(cache.Find("1"));
        Assert.NotNull(cache.Find("1000"));
    }

    private static RecordedAnswer Answer(string key) => new(key, "", ProviderKind.Local, "m", 0, 0);
}
