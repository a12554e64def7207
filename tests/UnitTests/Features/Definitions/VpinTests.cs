using Arus.Features;
using Arus.UnitTests.Features.Graph;

namespace Arus.UnitTests.Features.Definitions;

public sealed class VpinTests
{
    [Theory]
    [InlineData(1.0, 1.0)]
    [InlineData(0.5, 0.0)]
    [InlineData(0.25, 0.5)]
    public void Of_ConstantShare_IsTheShareByWhichSidesDiffer(double bought, double expected)
    {
        var bars = Samples.Walk(500, seed: 1).Select(bar => bar with { Volume = bar.Volume + 1 });

        var vpin = SeriesRun.Of(bars, m => Vpin.Of(m.Volume, m.Base.Constant(bought), m.Volume.Mean(50)));

        Assert.Equal(expected, vpin[^1], 1e-9);
        Assert.All(vpin.Where(value => !double.IsNaN(value)), value => Assert.InRange(value, -1e-9, 1.0 + 1e-9));
    }

    [Fact]
    public void Of_OneBarOfAThousandBuckets_EndsAndIsItsShare()
    {
        var bars = Samples.Walk(200, seed: 1).Select((bar, i) => bar with { Volume = i == 199 ? 1e12 : 10 });

        Assert.Equal(1.0, SeriesRun.Of(bars, m => Vpin.Of(m.Volume, m.Volume.Above(100.0), m.Volume.Mean(50).Min(m.Base.Constant(10.0))))[^1], 1e-9);
    }
}
