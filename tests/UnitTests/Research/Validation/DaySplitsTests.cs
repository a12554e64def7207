using Arus.Research.Validation;

namespace Arus.UnitTests.Research.Validation;

public sealed class DaySplitsTests
{
    [Theory]
    [InlineData(100, 5, 0)]
    [InlineData(101, 6, 5)]
    [InlineData(2_500, 10, 20)]
    [InlineData(7, 5, 100)]
    public void WalkForward_AnyCut_JudgesEveryLaterDayOnceAndNeverChoosesByWhatComesLater(int days, int windows, int embargo)
    {
        var splits = DaySplits.WalkForward(days, windows, embargo);

        Assert.Equal(windows - 1, splits.Count);
        var judged = splits.SelectMany(split => Enumerable.Range(0, days).Take(split.Within)).ToList();
        Assert.Equal(Enumerable.Range(days / windows, days - (days / windows)), judged);
        Assert.All(splits, split => Assert.True(split.Before.End.Value <= Math.Max(0, split.Within.Start.Value - embargo)));
    }

    [Fact]
    public void Combinatorial_TwoOfSix_GivesFifteenSplitsThatJudgeEveryDayFiveTimes()
    {
        var splits = DaySplits.Combinatorial(days: 601, groups: 6, testGroups: 2, embargo: 5).ToList();

        Assert.Equal(15, splits.Count);
        Assert.All(Enumerable.Range(0, 601), day => Assert.Equal(5, splits.Count(split => split.Judges[day])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void Combinatorial_AnyEmbargo_NoDayThatChoosesIsWithinItOfOneThatJudges(int embargo)
    {
        foreach (var (chooses, judges) in DaySplits.Combinatorial(days: 120, groups: 6, testGroups: 2, embargo))
        {
            var nearest = Enumerable.Range(0, 120).Where(day => chooses[day]).Min(day => Enumerable.Range(0, 120).Where(other => judges[other]).Min(other => Math.Abs(day - other)));

            Assert.Equal(embargo + 1, nearest);
        }
    }
}
