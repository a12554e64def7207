using Arus.Foundation.Numerics;
using Arus.Learning.Drift;

namespace Arus.UnitTests.Learning.Drift;

public sealed class OutcomeWatchTests
{
    // Said 0.7 and true: mean loss 0.611, deviation 0.388.
    private const double Expected = 0.6108643, Deviation = 0.3882846;

    [Fact]
    public void Add_OutcomesAsExpected_DoesNotDrift()
    {
        var watch = Run(0.7, 1_000);

        Assert.False(watch.HasDrifted);
        Assert.Equal(0.0, watch.LossChange, 0.04);
        Assert.Equal(0.0, watch.CalibrationError, 0.05);
        Assert.Equal(1_000, watch.Count);
    }

    [Fact]
    public void Add_OutcomesThatNoLongerCome_Drifts()
    {
        var watch = Run(0.1, 100);

        Assert.True(watch.HasDrifted);
        Assert.True(watch.LossChange > 0.3);
        Assert.Equal(0.6, watch.CalibrationError, 0.1);
    }

    [Fact]
    public void Add_CertaintyThatFails_IsAFiniteLossAndDecidesNothingAlone()
    {
        var watch = new OutcomeWatch(Expected, Deviation);

        watch.Add(1, false);

        Assert.True(double.IsFinite(watch.LossChange));
        Assert.False(watch.HasDrifted);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Add_NoProbability_IsRefused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new OutcomeWatch(Expected, Deviation).Add(probability, true));

    private static OutcomeWatch Run(double happens, int count)
    {
        var (watch, random) = (new OutcomeWatch(Expected, Deviation), new StrictRandom(3));
        for (var i = 0; i < count; i++)
        {
            watch.Add(0.7, random.NextDouble() < happens);
        }

        return watch;
    }
}
