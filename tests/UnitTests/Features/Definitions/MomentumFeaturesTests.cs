using Arus.Features;
using Arus.UnitTests.Features.Graph;

namespace Arus.UnitTests.Features.Definitions;

public sealed class MomentumFeaturesTests
{
    [Fact]
    public void Williams14_PublishedDays_IsMet() =>
        Agreement.MeetsPublished(Samples.Skender("willr", "williamsR"), SeriesRun.Of(Samples.SkenderBars(), "williams14"), 1e-11, scale: 100.0);

    [Fact]
    public void Cmo14_PublishedDays_IsMet() =>
        Agreement.MeetsPublished(Samples.Skender("cmo", "cmo"), SeriesRun.Of(Samples.SkenderBars(), "cmo14"), 1e-11, scale: 100.0);

    [Fact]
    public void Awesome_PublishedDays_IsMet() => Agreement.MeetsPublished(
        Samples.Skender("awesome", "oscillator"), SeriesRun.Of(Samples.SkenderBars(), m => m.Base.Middle().Mean(5) - m.Base.Middle().Mean(34)), 1e-10);

    [Fact]
    public void Ultimate_PublishedExample_IsMetToItsDecimals()
    {
        var rows = Samples.Tulip("ultosc 7 14 28");

        Agreement.EndsAsPublished(rows[3], SeriesRun.Of(Samples.Bars(rows[0], rows[1], rows[2]), "ultimate7.14.28"), 1e-4);
    }

    [Fact]
    public void Rsi14_FortyBars_IsTheIndicator() => Assert.Equal(45.406046, SeriesRun.Of(Samples.Forty, "rsi14")[39], 1e-6);
}
