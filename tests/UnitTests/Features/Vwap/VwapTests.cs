using Arus.Contracts.Features;
using Arus.Features;

namespace Arus.UnitTests.Features;

public sealed class VwapTests
{
    [Fact]
    public void Series_FortyBarsOverAll_MeetsTheCheckValue() => Assert.Equal(98.531021, Vwap.Series(Samples.Forty, VwapAnchor.All)[39], 5e-7);

    [Fact]
    public void Series_SkenderDays_AreMetToTwelveDigits() =>
        Agreement.MeetsPublished(Samples.Skender("vwap", "vwap"), Vwap.Series(Samples.SkenderBars(), VwapAnchor.All), 1e-12);

    [Fact]
    public void Series_SessionAnchor_StartsAnewAtFiveInNewYork()
    {
        // A winter Monday, so 22:00 UTC; the bars are hourly from midnight.
        var bars = Samples.Walk(40, seed: 1).Select(bar => bar with { Volume = bar.Volume + 1 }).ToArray();

        var values = Vwap.Series(bars);

        Assert.Equal(Vwap.Series(bars[..22], VwapAnchor.All), values[..22]);
        Assert.Equal(Vwap.Series(bars[22..], VwapAnchor.All), values[22..]);
    }

    [Fact]
    public void Series_DayAnchor_StartsAnewAtMidnight()
    {
        var bars = Samples.Walk(40, seed: 1).Select(bar => bar with { Volume = bar.Volume + 1 }).ToArray();

        Assert.Equal(Vwap.Series(bars[24..], VwapAnchor.All), Vwap.Series(bars, VwapAnchor.Day)[24..]);
    }

    [Fact]
    public void Stream_TenMillionBarsWithoutAnchor_DoesNotDrift()
    {
        var stream = new VwapStream(VwapAnchor.All);
        var random = new Random(1);
        var outputs = new double[1];
        var (points, volume) = (0L, 0L);
        for (var i = 0; i < 10_000_000; i++)
        {
            // Whole points and lots add up exactly.
            var (price, lots) = (random.Next(100_000, 120_000), random.Next(1, 100));
            stream.Update(IndicatorInput.Single(Samples.Start, price / 1e5) with { Volume = lots });
            points += (long)price * lots;
            volume += lots;
        }

        stream.CopyTo(outputs);
        Assert.Equal(1.0, outputs[0] / ((double)points / volume / 1e5), 1e-11);
    }

    [Fact]
    public void Series_NoVolumeYet_IsNotANumberUntilThereIs()
    {
        IndicatorInput[] bars = [Samples.Forty[0] with { Volume = 0 }, Samples.Forty[1]];

        var values = Vwap.Series(bars, VwapAnchor.All);

        Assert.True(double.IsNaN(values[0]));
        Assert.Equal((100.83 + 99.71 + 100.34) / 3.0, values[1], 1e-13);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    public void Series_PriceNotPositive_IsRefused(double low) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Vwap.Series([Samples.Forty[0] with { Low = low }]));
}
