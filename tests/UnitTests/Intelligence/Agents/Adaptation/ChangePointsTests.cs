using Arus.Foundation.Numerics;
using Arus.Intelligence.Agents.Adaptation;

namespace Arus.UnitTests.Intelligence.Agents.Adaptation;

public sealed class ChangePointsTests
{
    [Fact]
    public void Update_MeanJumps_NoticesWithinFiveValuesAndFindsWhere()
    {
        var random = new StrictRandom(5);
        var changes = new ChangePoints(memory: 200, expectedRun: 250, priorMean: 0, priorScale: 1);
        for (var i = 0; i < 100; i++)
        {
            changes.Update(random.NextGaussian());
        }

        Assert.InRange(changes.Run, 95, 101);
        Assert.InRange(changes.ChangedWithin(6), 0, 0.1);

        for (var i = 0; i < 5; i++)
        {
            changes.Update(6 + random.NextGaussian());
        }

        Assert.InRange(changes.ChangedWithin(6), 0.8, 1);
        Assert.InRange(changes.Run, 4, 5);
    }

    [Fact]
    public void Update_LongerThanItsMemory_StaysADistribution()
    {
        var random = new StrictRandom(6);
        var changes = new ChangePoints(memory: 50, expectedRun: 100, priorMean: 0, priorScale: 1);
        for (var i = 0; i < 500; i++)
        {
            changes.Update(i == 300 ? 1e9 : random.NextGaussian());

            Assert.Equal(1.0, changes.ChangedWithin(50), 9);
        }
    }
}
