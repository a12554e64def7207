using Arus.Foundation.Numerics;
using Arus.Intelligence.Agents.Adaptation;

namespace Arus.UnitTests.Intelligence.Agents.Adaptation;

public sealed class CusumTests
{
    /// <summary>The published run length for k = ½, h = 5 on both sides is 465.</summary>
    [Fact]
    public void Update_NoShift_AlarmsAsRarelyAsPublished()
    {
        var (random, cusum, alarms) = (new StrictRandom(1), new Cusum(0.5, 5), 0);
        for (var i = 0; i < 465_000; i++)
        {
            alarms += cusum.Update(random.NextGaussian()) ? 1 : 0;
        }

        Assert.InRange(alarms, 900, 1_100);
    }

    /// <summary>The published delay for a shift of one deviation is 10.4.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Update_ShiftOfOneDeviation_AlarmsAfterTen(int sign)
    {
        var (random, total) = (new StrictRandom(2), 0);
        for (var run = 0; run < 2_000; run++)
        {
            var cusum = new Cusum(0.5, 5);
            do
            {
                total++;
            }
            while (!cusum.Update(random.NextGaussian() + sign));
        }

        Assert.InRange(total / 2_000.0, 9.9, 10.9);
    }
}
