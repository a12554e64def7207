using Arus.Trading.Portfolios;

namespace Arus.UnitTests.Trading.Portfolios;

public sealed class EquityWatchTests
{
    [Fact]
    public void MayMatter_RandomWalk_NeverHidesANewHighOrADeeperFall()
    {
        var random = new Random(11);
        var (watch, honest) = (new EquityWatch(1_000m), new EquityWatch(1_000m));
        var equity = 1_000m;
        for (var i = 0; i < 100_000; i++)
        {
            equity += random.Next(-1_000_000, 1_000_001) / 100_000_000m;
            honest.Observe(ExactDecimal.MoneyUnits(equity));
            if (watch.MayMatter(EquityWatch.Coarse(equity), 16))
            {
                watch.Observe(ExactDecimal.MoneyUnits(equity));
            }
        }

        Assert.Equal((honest.High, honest.MaxDrawdown, honest.MaxDrawdownFraction), (watch.High, watch.MaxDrawdown, watch.MaxDrawdownFraction));
    }

    [Theory]
    [InlineData(950, false)]
    [InlineData(949.99999999, true)]
    public void Alarm_IsBelowOnlyJustBeyondTheLevel(decimal equity, bool below)
    {
        var watch = new EquityWatch(1_000m);
        watch.SetAlarm(950m);

        watch.Observe(ExactDecimal.MoneyUnits(equity));

        Assert.Equal(below, watch.IsBelowAlarm);
    }
}
