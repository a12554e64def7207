using Arus.Contracts.MarketData;
using Arus.Research.Backtests;

namespace Arus.UnitTests.Research.Backtests;

public sealed class CandleSeriesTests
{
    [Fact]
    public void Bars_BelowTheMaximum_AreThoseAdded()
    {
        var series = new CandleSeries(4);
        Bar[] bars = [Bar(0, 5), Bar(1, 7), Bar(2, 6)];

        Array.ForEach(bars, bar => series.Add(bar));

        Assert.Equal(bars, series.Bars());
    }

    [Fact]
    public void Bars_BeyondTheMaximum_CoverTheSameStretchVolumeAndExtremes()
    {
        var random = new Random(3);
        for (var count = 1; count < 200; count++)
        {
            Bar[] bars = [.. Enumerable.Range(0, count).Select(i => Bar(i, random.Next(1, 1_000)))];
            var series = new CandleSeries(8);

            Array.ForEach(bars, bar => series.Add(bar));

            var candles = series.Bars();
            Assert.InRange(candles.Count, Math.Min(count, 4), 8);
            Assert.Equal((bars[0].OpenedAt, bars[^1].ClosesAt), (candles[0].OpenedAt, candles[^1].ClosesAt));
            Assert.Equal((bars[0].Open, bars[^1].Close), (candles[0].Open, candles[^1].Close));
            Assert.Equal(bars.Max(bar => bar.High.Nanos), candles.Max(bar => bar.High.Nanos));
            Assert.Equal(bars.Min(bar => bar.Low.Nanos), candles.Min(bar => bar.Low.Nanos));
            Assert.Equal(bars.Sum(bar => bar.Volume), candles.Sum(bar => bar.Volume));
            Assert.All(candles.Zip(candles.Skip(1)), pair => Assert.Equal(pair.First.ClosesAt, pair.Second.OpenedAt));
        }
    }

    private static Bar Bar(int number, int close)
    {
        var open = SampleResults.Start.Plus(number * Timestamp.NanosPerMinute);
        return new(SampleResults.EurUsd, BarPeriod.M1, open, open.Plus(Timestamp.NanosPerMinute), Price.From(close), Price.From(close + 2), Price.From(close - 0.5m),
            Price.From(close + 1), PriceDelta.From(0.1m), number + 1);
    }
}
