using Arus.Contracts.Language;
using Arus.Language.News;

namespace Arus.UnitTests.Language.News;

public sealed class NewsArchiveTests
{
    [Fact]
    public void Known_AtAnyClock_NeverReadsTheFutureNorAnythingTwice()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var headlines = Enumerable.Range(0, random.Next(40)).Select(index => Headline(index, random.Next(20))).ToList();
            var archive = new NewsArchive(headlines);
            var seen = new List<Headline>();
            var last = Timestamp.Min;
            for (var now = new Timestamp(-1); now.Nanos <= 20; now = now.Plus(random.Next(1, 5)))
            {
                var known = archive.Known(last, now);
                Assert.All(known, headline => Assert.True(headline.KnownAt > last && headline.KnownAt <= now));
                seen.AddRange(known);
                last = now;
            }

            Assert.Equal(headlines.Where(headline => headline.KnownAt <= last).OrderBy(headline => headline.KnownAt.Nanos).ThenBy(headline => headline.Id, StringComparer.Ordinal), seen);
        }
    }

    [Fact]
    public void Known_AClockThatGoesBack_IsNothing() => Assert.Empty(new NewsArchive([Headline(1, 5)]).Known(new Timestamp(10), new Timestamp(3)));

    private static Headline Headline(int id, long at) => new($"{id:000}", new Timestamp(at), "", "text", [], []);
}
