using Arus.Foundation.Numerics;
using Arus.Intelligence.Agents.RiskAssessment;

namespace Arus.UnitTests.Intelligence.Agents.RiskAssessment;

public sealed class LossForecastTests
{
    [Fact]
    public void Update_NormalReturns_AllFourAgree()
    {
        var random = new StrictRandom(3);
        var forecast = new LossForecast(2_000, 4, withHistory: false);
        for (var i = 0; i < 2_000; i++)
        {
            forecast.Update(0.001 * random.NextGaussian(), 0.001, 0.001);
            Assert.Equal(i == 1_999, forecast.IsReady);
        }

        var expected = 0.002 * 1.644854;
        Assert.InRange(forecast.Historical, 0.88 * expected, 1.12 * expected);
        Assert.InRange(forecast.Parametric, 0.93 * expected, 1.07 * expected);
        Assert.InRange(forecast.CornishFisher, 0.9 * expected, 1.1 * expected);
        Assert.InRange(forecast.MonteCarlo, 0.88 * expected, 1.12 * expected);
        Assert.True(forecast.Cvar > forecast.MonteCarlo && forecast.Worst >= forecast.Historical && forecast.Worst >= forecast.MonteCarlo);
    }

    [Fact]
    public void Update_VolatilityDoubles_TheSimulatedLossFollowsAtOnce()
    {
        var random = new StrictRandom(4);
        var forecast = new LossForecast(500, 4, withHistory: false);
        for (var i = 0; i < 500; i++)
        {
            forecast.Update(0.001 * random.NextGaussian(), 0.001, 0.001);
        }

        var calm = forecast.MonteCarlo;
        forecast.Update(0.001, 0.001, 0.002);

        Assert.InRange(forecast.MonteCarlo / calm, 1.8, 2.2);
        Assert.InRange(forecast.Historical, 0, 0.005);
    }
}
