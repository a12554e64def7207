using Arus.Intelligence.Agents.ExecutionTiming;

namespace Arus.UnitTests.Intelligence.Agents.ExecutionTiming;

public sealed class SpreadStatisticsTests
{
    [Fact]
    public void Update_FewSpreads_AreTheirMeanAndPopulationDeviation()
    {
        var random = new Random(8);
        var statistics = new SpreadStatistics();
        var all = new List<double>();
        for (var i = 0; i < 2_000; i++)
        {
            all.Add(random.NextDouble());
            statistics.Update(all[^1]);
        }

        var mean = all.Average();
        Assert.Equal(mean, statistics.Mean, 12);
        Assert.Equal(Math.Sqrt(all.Average(value => (value - mean) * (value - mean))), statistics.Deviation, 12);
    }

    [Fact]
    public void Update_ManyOfANewLevel_ForgetsTheOld()
    {
        var statistics = new SpreadStatistics();
        for (var i = 0; i < 50_000; i++)
        {
            statistics.Update(i < 5_000 ? 9 : 1);
        }

        Assert.Equal(1, statistics.Mean, 6);
        Assert.InRange(statistics.Deviation, 0, 0.001);
    }
}
