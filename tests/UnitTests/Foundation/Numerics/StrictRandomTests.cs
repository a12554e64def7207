using Arus.Foundation.Numerics;

namespace Arus.UnitTests.Foundation.Numerics;

public sealed class StrictRandomTests
{
    // Published with the reference code of both generators.
    private static readonly ulong[] Xoshiro =
    [
        11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625, 8476171486693032832,
        10595114339597558777, 2904607092377533576,
    ];

    private static readonly ulong[] SplitMix =
        [1985237415132408290, 2979275885539914483, 13511426838097143398, 8488337342461049707, 15141737807933549159];

    [Fact]
    public void NextUInt64_OfStateOneToFour_IsThePublishedSequence()
    {
        var random = new StrictRandom(1, 2, 3, 4);

        Assert.Equal(Xoshiro, Xoshiro.Select(_ => random.NextUInt64()).ToArray());
    }

    [Fact]
    public void SplitMix_OfAKnownSeed_IsThePublishedSequence()
    {
        var state = 1477776061723855037UL;

        Assert.Equal(SplitMix, SplitMix.Select(_ => StrictRandom.SplitMix(ref state)).ToArray());
    }

    [Fact]
    public void NextDouble_ManyDraws_AreUniformFromZeroToBelowOne()
    {
        var random = new StrictRandom(7);
        var counts = new int[10];
        for (var i = 0; i < 100_000; i++)
        {
            counts[(int)(random.NextDouble() * 10)]++;
        }

        // Nine degrees of freedom: chi-square stays below 27.9 in 999 of 1,000 cases.
        Assert.True(counts.Sum(count => (count - 10_000.0) * (count - 10_000.0) / 10_000.0) < 27.9);
    }

    [Fact]
    public void NextGaussian_ManyDraws_HaveTheMomentsOfTheNormal()
    {
        var random = new StrictRandom(11);
        var draws = Enumerable.Range(0, 200_000).Select(_ => random.NextGaussian()).ToArray();

        Assert.Equal(0.0, draws.Average(), 0.01);
        Assert.Equal(1.0, draws.Average(x => x * x), 0.015);
        Assert.Equal(3.0, draws.Average(x => x * x * x * x), 0.08);
        Assert.Equal(StrictMath.NormalCdf(1.5), draws.Count(x => x < 1.5) / 200_000.0, 0.003);
    }

    [Fact]
    public void NextExponential_ManyDraws_HaveMeanAndVarianceOne()
    {
        var random = new StrictRandom(13);
        var draws = Enumerable.Range(0, 200_000).Select(_ => random.NextExponential()).ToArray();

        Assert.All(draws, draw => Assert.True(draw >= 0));
        Assert.Equal(1.0, draws.Average(), 0.01);
        Assert.Equal(2.0, draws.Average(x => x * x), 0.06);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void NextInt_OfALimit_ReachesEveryValueBelowItAndNoOther(int limit)
    {
        var random = new StrictRandom(17);
        var seen = new HashSet<int>();
        for (var i = 0; i < limit * 20; i++)
        {
            seen.Add(random.NextInt(limit));
        }

        Assert.Equal(Enumerable.Range(0, limit), seen.Order());
    }

    [Fact]
    public void NextInt_OfZero_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new StrictRandom(1).NextInt(0));

    [Fact]
    public void Seeds_ThatDiffer_GiveOtherSequences() =>
        Assert.Equal(1_000, Enumerable.Range(0, 1_000).Select(seed => new StrictRandom((ulong)seed).NextUInt64()).Distinct().Count());
}
