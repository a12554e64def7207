using Arus.Foundation.Numerics;
using Arus.MarketData.Simulation;

namespace Arus.UnitTests.MarketData.Simulation;

public sealed class MarketRegimeTests
{
    [Fact]
    public void Next_ManyTimes_VisitsEveryRegimeAndFavoursNoDirection()
    {
        var random = new StrictRandom(5);
        var regime = MarketRegime.First(random.NextDouble());
        var hours = new Dictionary<MarketRegime, int>();
        for (var i = 0; i < 100_000; i++)
        {
            var next = regime.Next(random.NextDouble());
            Assert.NotEqual(regime, next);
            regime = next;
            hours[regime] = hours.GetValueOrDefault(regime) + 1;
        }

        Assert.Equal(4, hours.Count);
        Assert.Equal(0.0, hours.Sum(visit => visit.Key.Drift * visit.Key.MeanHours * visit.Value) / 100_000, 0.01);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.999999999999)]
    public void First_AtTheEndsOfTheDraw_IsARegime(double uniform) => Assert.True(MarketRegime.First(uniform).MeanHours > 0);
}
