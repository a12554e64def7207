using Arus.Contracts.Features;
using Arus.Contracts.Learning;
using Arus.Contracts.MarketData;
using Arus.Research.Training;

namespace Arus.UnitTests.Research.Training;

public sealed class WarmUpTests
{
    private static readonly Timestamp From = Timestamp.Utc(2024, 1, 1);
    private static readonly PredictionTask Task = new(new("mine"), InstrumentId.Of("EURUSD"), [], BarPeriod.H1, new() { VolatilitySpan = 10 });

    [Fact]
    public void Before_SlowFeatures_IsThreeTimesTheSlowest() =>
        Assert.Equal(From.Plus(-3 * 20 * Timestamp.NanosPerDay), WarmUp.Before(From, Task, [Feature(20, BarPeriod.D1), Feature(200)]));

    [Fact]
    public void Before_NoFeatures_IsThatOfTheLabels() => Assert.Equal(From.Plus(-30 * Timestamp.NanosPerHour), WarmUp.Before(From, Task, []));

    [Fact]
    public void Before_TheBeginningOfTime_IsIt() => Assert.Equal(Timestamp.Min, WarmUp.Before(new(long.MinValue + 5), Task, [Feature(20)]));

    private static FeatureInfo Feature(int warmUp, params BarPeriod[] periods) => new("a", FeatureGroup.Trend, "", "", warmUp, "", "", periods);
}
