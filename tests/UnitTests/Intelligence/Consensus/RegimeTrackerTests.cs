using Arus.Contracts.Intelligence;
using Arus.Foundation.Numerics;
using Arus.Intelligence.Consensus;

namespace Arus.UnitTests.Intelligence.Consensus;

public sealed class RegimeTrackerTests
{
    [Fact]
    public void OnBar_TooFewBars_IsUnknown()
    {
        var tracker = new RegimeTracker();
        for (var i = 0; i < 50; i++)
        {
            tracker.OnBar(Fabricated.Bar(Fabricated.Start, 1.1));
        }

        Assert.Equal(MarketRegime.Unknown, tracker.Regime);
    }

    [Fact]
    public void OnBar_WalkThenLineThenStorm_NamesEach()
    {
        var random = new StrictRandom(2);
        var (tracker, price) = (new RegimeTracker(), 1.1);

        var range = Feed(400, () => 0.0002 * random.NextGaussian());
        var trend = Feed(60, () => 0.0001 + (0.00005 * random.NextGaussian()));
        var storm = Feed(20, () => 0.002 * random.NextGaussian());

        Assert.Equal((MarketRegime.Range, MarketRegime.Trend, MarketRegime.Turbulent), (range, trend, storm));

        MarketRegime Feed(int bars, Func<double> change)
        {
            for (var i = 0; i < bars; i++)
            {
                tracker.OnBar(Fabricated.Bar(Fabricated.Start, price += change()));
            }

            return tracker.Regime;
        }
    }
}
