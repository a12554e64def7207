using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Labels;

namespace Arus.UnitTests.Learning.Labels;

public sealed class LabelDeskTests
{
    private static readonly LabelDesk Desk = new();

    [Theory]
    [InlineData(2, 0)]
    [InlineData(5, 10)]
    [InlineData(10, 50)]
    public void PurgedFolds_AnyCut_NothingJudgedWasLearnedFrom(int folds, int embargo)
    {
        var labels = Desk.TripleBarrier(Walk(seed: 3, bars: 1_200), new BarrierSpec());

        var cut = Desk.PurgedFolds(labels, folds, embargo);

        Assert.Equal(Enumerable.Range(0, labels.Count), cut.SelectMany(fold => fold.Test));
        foreach (var fold in cut)
        {
            var (first, last) = (labels[fold.Test[0]].Row, fold.Test.Max(i => labels[i].EndRow));
            Assert.All(fold.Train, i => Assert.True(labels[i].EndRow < first || labels[i].Row > last + embargo));
            Assert.NotEmpty(fold.Train);
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(51, 0)]
    [InlineData(5, -1)]
    public void PurgedFolds_BeyondALimit_IsAFault(int folds, int embargo) =>
        Assert.Throws<InvalidInputException>(() => Desk.PurgedFolds(Desk.TripleBarrier(Walk(3, 400), new BarrierSpec()), folds, embargo));

    [Fact]
    public void MetaTargets_SidesTaken_AreOneWhereTheyPaidMoreThanTheyCost()
    {
        Label[] labels = [new(0, 1, true, 0.02, 0.001, 1), new(1, 2, false, -0.02, 0.001, 1), new(2, 3, true, 0.0005, 0.001, 1), new(3, 4, true, 0.02, 0.001, 1)];

        Assert.Equal([1, 1, 0, 0], Desk.MetaTargets(labels, [1, -1, 1, 0]));
        Assert.Throws<InvalidInputException>(() => Desk.MetaTargets(labels, [1]));
    }

    internal static LabelPrices Walk(ulong seed, int bars)
    {
        var random = new StrictRandom(seed);
        var (highs, lows, closes, price) = (new double[bars], new double[bars], new double[bars], 1.1);
        for (var i = 0; i < bars; i++)
        {
            var before = price;
            price *= 1 + (0.001 * random.NextGaussian());
            (highs[i], lows[i], closes[i]) = (Math.Max(before, price) * 1.0002, Math.Min(before, price) * 0.9998, price);
        }

        return new(highs, lows, closes, [.. Enumerable.Repeat(0.0001, bars)]);
    }
}
