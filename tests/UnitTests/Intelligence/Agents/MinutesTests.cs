using Arus.Contracts.Intelligence;
using Arus.Intelligence.Agents;

namespace Arus.UnitTests.Intelligence.Agents;

public sealed class MinutesTests
{
    [Fact]
    public void OnBar_PositionHeld_EarnsItsMoveLessHalfTheSpreadOnEachChange()
    {
        var minutes = new Minutes([], []);
        minutes.OnBar(1.0, 0.0002, MarketRegime.Range);
        minutes.Decide(10_000);
        minutes.OnBar(1.01, 0.0002, MarketRegime.Range);
        var opened = minutes.Return;
        minutes.OnBar(1.0, 0.0002, MarketRegime.Range);
        minutes.Decide(-5_000);
        minutes.OnBar(1.0, 0.0002, MarketRegime.Range);

        Assert.Equal(0.01 - 0.0001, opened, 12);
        Assert.Equal(-0.00015, minutes.Return, 12);
        Assert.Equal(minutes.Total, opened - (0.01 / 1.01) - 0.00015, 12);
        Assert.Equal((0.01 / 1.01) + 0.00015, minutes.Drawdown, 12);
        Assert.Equal((2, 1), (minutes.Openings, minutes.Reversals));
    }

    [Fact]
    public void OnBar_HeldBackToNothing_StillMeasuresTheFullPosition()
    {
        var minutes = new Minutes([], []);
        minutes.OnBar(1.0, 0.0002, MarketRegime.Range);
        minutes.DecideHeldBack(-1);
        minutes.OnBar(0.99, 0.0002, MarketRegime.Range);

        Assert.Equal(0, minutes.Return);
        Assert.Equal(0.01 - 0.0001, minutes.WantedReturn, 12);
    }
}
