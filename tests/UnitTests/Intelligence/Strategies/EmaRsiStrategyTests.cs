using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.UnitTests.Intelligence.Strategies;

public sealed class EmaRsiStrategyTests
{
    private static readonly IStrategyLibrary Library = Fabricated.Library;

    [Fact]
    public void OnQuote_RandomFeatures_FollowsTheRuleAndWritesDownChangesOnly()
    {
        var strategy = Make([]);
        var random = new Random(1);
        var (want, changes) = (0, 0L);
        for (var i = 0; i < 20_000; i++)
        {
            double[] features = i < 50
                ? [1.2, double.NaN, 90, 0, 0, 0, 0, 0, 0]
                : [random.NextDouble(), random.NextDouble(), 40 + (random.NextDouble() * 20), 0, 0, 0, 0, 0, 0];
            var before = want;
            want = features[0] > features[1] && features[2] > 55 ? 1 : features[0] < features[1] && features[2] < 45 ? -1 : want;

            var written = strategy.OnQuote(Fabricated.Quote(Fabricated.Start, 1.1), features, out var decision);

            Assert.Equal(want != before, written);
            if (written)
            {
                Assert.Equal((++changes, want * 10_000, before * 10_000), (decision.Number, decision.Target, decision.PreviousTarget));
                Assert.Equal((DecisionOutcome.Change, DecisionTrigger.Quote), (decision.Outcome, decision.Trigger));
                Assert.Equal(want > 0 ? "EMA20 above EMA50 and RSI above 55" : "EMA20 below EMA50 and RSI below 45", decision.Because);
            }
        }

        Assert.True(changes > 1_000);
    }

    [Theory]
    [InlineData(1.1, 1.1, 90)]
    [InlineData(1.2, 1.1, 55)]
    [InlineData(1.0, 1.1, 45)]
    public void OnQuote_ExactlyAtALimit_Keeps(double fast, double slow, double rsi) =>
        Assert.False(Make([]).OnQuote(Fabricated.Quote(Fabricated.Start, 1.1), [fast, slow, rsi, 0, 0, 0, 0, 0, 0], out _));

    [Fact]
    public void OnQuote_OnBars_DecidesOncePerCloseAndNotOnAFlaggedOne()
    {
        var strategy = Make(new() { ["timeframe"] = "M5" });
        double[] rises = [1.2, 1.1, 60, 0, 0, 0, 0, 0, 0];
        var quote = Fabricated.Quote(Fabricated.Start, 1.1);

        Assert.False(strategy.OnQuote(quote, rises, out _));
        strategy.OnBar(Fabricated.Bar(Fabricated.Start, 1.1, flags: QuoteFlags.Crossed), rises);
        Assert.True(strategy.OnQuote(quote, rises, out var flagged));
        Assert.Equal(DecisionOutcome.Hold, flagged.Outcome);
        strategy.OnBar(Fabricated.Bar(Fabricated.Start, 1.1), rises);
        Assert.True(strategy.OnQuote(quote, rises, out var trusted));
        Assert.Equal((DecisionOutcome.Change, 10_000), (trusted.Outcome, trusted.Target));
        Assert.False(strategy.OnQuote(quote, rises, out _));
    }

    [Fact]
    public void OnQuote_ProtectedByPoints_CarriesTheDistance()
    {
        var strategy = Make(new() { ["protection.stop.points"] = "150", ["protection.take.points"] = "300" });

        Assert.True(strategy.OnQuote(Fabricated.Quote(Fabricated.Start, 1.1), [1.2, 1.1, 60, 0, 0, 0, 0, 0, 0], out var decision));

        Assert.Equal((0.0015m, 0.003m), (decision.StopDistance.ToDecimal(), decision.TakeDistance.ToDecimal()));
    }

    [Fact]
    public void OnQuote_AMillionQuotes_AllocatesNothing()
    {
        var strategy = Make([]);
        double[][] features = [[1.2, 1.1, 60, 0, 0, 0, 0, 0, 0], [1.0, 1.1, 40, 0, 0, 0, 0, 0, 0]];
        var quote = Fabricated.Quote(Fabricated.Start, 1.1);
        strategy.OnQuote(in quote, features[0], out _);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000_000; i++)
        {
            strategy.OnQuote(in quote, features[i / 10 % 2], out _);
        }

        Allocations.AssertNoneSince(before);
    }

    private static IStrategy Make(Dictionary<string, string> settings)
    {
        var plan = Library.Load("ema-rsi", settings, Fabricated.Euro, Sources.None);
        return Library.Create(plan, Fabricated.Euro, Fabricated.Names(plan), Sources.None);
    }
}
