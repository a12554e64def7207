using Arus.Contracts.Features;
using Arus.Contracts.MarketData;
using Arus.Features;
using Arus.UnitTests.Features.Sets;

namespace Arus.UnitTests.Features;

public sealed class FeaturePipelineTests
{
    private static readonly FeatureSpec[] Comparison =
    [
        new("ema20", BarPeriod.Tick, Specs.Of("ema", "period=20")),
        new("ema50", BarPeriod.Tick, Specs.Of("ema", "period=50")),
        new("rsi14", BarPeriod.Tick, Specs.Of("rsi")),
        new("macd", BarPeriod.Tick, Specs.Of("macd")),
        new("bollinger", BarPeriod.Tick, Specs.Of("bollinger")),
    ];

    private static readonly InstrumentId Eurusd = InstrumentId.Of("EURUSD");

    [Fact]
    public void OnQuote_EveryFeatureOfTicks_HasTheValueOfItsSeries()
    {
        var pipeline = Make(Comparison);
        var mids = Samples.Closes(Samples.Walk(500, seed: 1));
        var (line, signal, histogram) = Macd.Series(mids, 12, 26, 9);
        var (middle, lower, upper) = Bollinger.Series(mids, 20);
        double[][] expected = [Ema.Series(mids, 20), Ema.Series(mids, 50), Rsi.Series(mids, 14), line, signal, histogram, middle, lower, upper];

        for (var i = 0; i < mids.Length; i++)
        {
            pipeline.OnQuote(Samples.Start.Plus(i), mids[i]);

            Assert.Equal([.. expected.Select(column => column[i])], pipeline.Values.ToArray());
        }
    }

    [Fact]
    public void OnBar_BarsOfTwoPeriods_UpdateTheFeaturesOfTheirOwnOnly()
    {
        var pipeline = Make(
            new("slow", BarPeriod.H1, Specs.Of("sma", "period=1")),
            new("tick", BarPeriod.Tick, Specs.Of("sma", "period=1")),
            new("fast", BarPeriod.M1, Specs.Of("obv")));

        pipeline.OnBar(Bar(BarPeriod.M1, 1.2m));
        double[] afterMinute = pipeline.Values.ToArray();
        pipeline.OnBar(Bar(BarPeriod.H1, 1.3m));
        pipeline.OnBar(Bar(BarPeriod.D1, 1.4m));

        Assert.Equal([double.NaN, double.NaN, 7.0], afterMinute);
        Assert.Equal([1.3, double.NaN, 7.0], pipeline.Values.ToArray());
    }

    [Fact]
    public void Values_FeaturesOfTheCatalogue_AreTheRowsOfItsTable()
    {
        FeatureSpec[] features =
        [
            new("alignment", BarPeriod.H1, Specs.Of("timeframes.alignment")),
            new("rsi", BarPeriod.H1, Specs.Of("rsi")),
            new("ratio", BarPeriod.H1, Specs.Of("atr14.ratio")),
            new("slow", BarPeriod.H4, Specs.Of("rsi14")),
            new("ratioAgain", BarPeriod.H1, Specs.Of("atr14.ratio")),
        ];
        var eurusd = FeatureMarket.Instrument("EURUSD");
        var history = FeatureMarket.Bars(FeatureMarket.Quotes(days: 30, seed: 2), Eurusd, BarPeriod.H1, BarPeriod.H4, BarPeriod.D1);
        var pipeline = new FeaturePipelineFactory().Create(features, eurusd, [], calendar: null);
        var expected = FeatureMarket.Catalog.Compute(new(eurusd, BarPeriod.H1) { Names = ["timeframes.alignment", "rsi14", "atr14.ratio"] }, new(history));
        var row = 0;

        foreach (var moment in history.SelectMany(series => series.Bars).GroupBy(bar => bar.ClosesAt).OrderBy(group => group.Key))
        {
            foreach (var bar in moment)
            {
                pipeline.OnBar(in bar);
            }

            if (moment.Any(bar => bar.Period is BarPeriod.H1))
            {
                var values = pipeline.Values.ToArray();
                Assert.Equal(expected.Row(row++).ToArray(), values[..3]);
                Assert.Equal(values[2], values[4]);
            }
        }

        Assert.Equal(["alignment", "rsi", "ratio", "slow", "ratioAgain"], pipeline.Names);
        Assert.Equal(expected.Times.Count, row);
        Assert.DoesNotContain(pipeline.Values.ToArray(), double.IsNaN);
    }

    [Fact]
    public void OnQuoteAndOnBar_MillionUpdates_AllocateNothing()
    {
        var pipeline = Make([.. Comparison, new("atr", BarPeriod.M1, Specs.Of("atr")), new("vwap", BarPeriod.M1, Specs.Of("vwap"))]);
        var mids = Samples.Closes(Samples.Walk(1_000, seed: 1));
        var bar = Bar(BarPeriod.M1, 1.1m);
        Feed(1_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Feed(1_000_000);

        Allocations.AssertNoneSince(before);

        void Feed(int count)
        {
            for (var i = 0; i < count; i++)
            {
                pipeline.OnQuote(Samples.Start.Plus(i), mids[i % mids.Length]);
                pipeline.OnBar(in bar);
            }
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(0.0)]
    [InlineData(-1.1)]
    public void OnQuote_MidNotPositiveAndFinite_IsRefusedAndLeavesNoTrace(double mid)
    {
        var pipeline = Make(Comparison);
        var untouched = Make(Comparison);
        var mids = Samples.Closes(Samples.Walk(100, seed: 1));
        for (var i = 0; i < mids.Length; i++)
        {
            if (i == 60)
            {
                Assert.Throws<ArgumentOutOfRangeException>(() => pipeline.OnQuote(Samples.Start, mid));
            }

            pipeline.OnQuote(Samples.Start.Plus(i), mids[i]);
            untouched.OnQuote(Samples.Start.Plus(i), mids[i]);
        }

        Assert.Equal(untouched.Values.ToArray(), pipeline.Values.ToArray());
    }

    [Fact]
    public void OnBar_PriceNotPositive_IsRefusedAndLeavesNoTrace()
    {
        var pipeline = Make(new FeatureSpec("close", BarPeriod.M1, Specs.Of("sma", "period=1")));
        pipeline.OnBar(Bar(BarPeriod.M1, 1.2m));

        Assert.Throws<ArgumentOutOfRangeException>(() => pipeline.OnBar(Bar(BarPeriod.M1, 1.3m) with { Low = Price.None }));

        Assert.Equal([1.2], pipeline.Values.ToArray());
    }

    private static IFeaturePipeline Make(params FeatureSpec[] features) => new FeaturePipelineFactory().Create(features);

    private static Bar Bar(BarPeriod period, decimal price) => new(
        Eurusd, period, Samples.Start, Samples.Start.Plus(Timestamp.NanosPerMinute), Price.From(price), Price.From(price), Price.From(price),
        Price.From(price), PriceDelta.Zero, Volume: 7);
}
