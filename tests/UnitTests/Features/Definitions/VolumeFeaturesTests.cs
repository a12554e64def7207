using Arus.UnitTests.Features.Graph;

namespace Arus.UnitTests.Features.Definitions;

public sealed class VolumeFeaturesTests
{
    [Fact]
    public void Mfi14_PublishedDays_IsMet() =>
        Agreement.MeetsPublished(Samples.Skender("mfi", "mfi"), SeriesRun.Of(Samples.SkenderBars(), "mfi14"), 1e-9, scale: 100.0);

    [Fact]
    public void VolumeHourRatio_VolumeOfTheHourOnly_IsOne()
    {
        var bars = Samples.Walk(24 * 30, seed: 2);
        var seasonal = bars.Select(bar => bar with { Volume = 100 + bar.Time.ToDateTime().Hour });

        var ratio = SeriesRun.Of(seasonal, "volume.hour.ratio");

        Assert.All(ratio[(24 * 20)..], value => Assert.Equal(1.0, value, 1e-12));
        Assert.All(ratio[..(24 * 20)], value => Assert.True(double.IsNaN(value)));
    }
}
