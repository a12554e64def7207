using Arus.Contracts.MarketData;
using Arus.Gateway.Evidence;

namespace Arus.UnitTests.Gateway.Evidence;

public sealed class EvidenceDeskTests
{
    [Theory]
    [InlineData(BarPeriod.M1)]
    [InlineData(BarPeriod.H1)]
    [InlineData(BarPeriod.H4)]
    [InlineData(BarPeriod.D1)]
    public void Lasting_AnyPeriod_GrowsWithTheBarsAndStaysWithinTime(BarPeriod period)
    {
        var series = new EvidenceSeries(new("any"), InstrumentId.Of("EURUSD"), period);

        Assert.Equal(140 * period.UsualNanos(), series.Lasting(100));
        Assert.InRange(series.Lasting(1_000_000), series.Lasting(EvidenceDesk.BarsMax), long.MaxValue / 3);
    }
}
