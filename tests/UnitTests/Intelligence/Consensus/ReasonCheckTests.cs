using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Consensus;
using Arus.Intelligence.Strategies;

namespace Arus.UnitTests.Intelligence.Consensus;

public sealed class ReasonCheckTests
{
    private static readonly double[] Features = [1.1, 1.2, 0.004, double.NaN];
    private static readonly Tick Quote = Fabricated.Quote(Fabricated.Start, 1.15, 0.0002);
    private static readonly Bar Bar = Fabricated.Bar(Fabricated.Start, 1.16);
    private static readonly Opinion[] Round = [Fabricated.Direction(0.61)];

    public static TheoryData<ReasonSource, double> Stand => new()
    {
        { ReasonSource.Feature(1), Features[1] },
        { ReasonSource.Ratio(1, 2), Features[1] / Features[2] },
        { ReasonSource.Gap(1, 0, 2), (Features[1] - Features[0]) / Features[2] },
        { ReasonSource.Position(0, 1), (Bar.Close.ToDouble() - Features[0]) / (Features[1] - Features[0]) },
        { ReasonSource.Spread, Quote.Spread.ToDouble() },
        { ReasonSource.Opinion(0), 0.61 },
        { default, 42 },
    };

    [Theory, MemberData(nameof(Stand))]
    public void FirstFalse_NumberThatStands_IsNone(ReasonSource source, double value) => Assert.Equal(-1, Check(new("honest", 1), new("number", value) { Source = source }));

    [Theory, MemberData(nameof(Stand))]
    public void FirstFalse_OneBitOff_IsFoundWhereItCanBeComputedAgain(ReasonSource source, double value) =>
        Assert.Equal(source.Origin == ReasonOrigin.Stated ? -1 : 1, Check(new("honest", 1), new("number", Math.BitIncrement(value)) { Source = source }));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void FirstFalse_NumberThatIsNone_IsFound(double value)
    {
        Assert.Equal(0, Check(new Reason("statistic", value)));
        Assert.Equal(0, Check(new Reason("feature without a value", value) { Source = ReasonSource.Feature(3) }));
    }

    [Fact]
    public void FirstFalse_SourceThatIsNotThere_IsFound()
    {
        Assert.Equal(0, Check(new Reason("feature", 1.1) { Source = ReasonSource.Feature(9) }));
        Assert.Equal(0, Check(new Reason("opinion", 0.61) { Source = ReasonSource.Opinion(-1) }));
    }

    [Theory]
    [InlineData(OpinionKind.Direction, false)]
    [InlineData(OpinionKind.Oversight, true)]
    public void OnQuote_AgentWhoseNumberIsFalse_IsNotHeardAndNamed(OpinionKind kind, bool blocks)
    {
        // Given a direction with an honest number, and somebody who goes astray from the fourth bar on.
        var strategy = Make(new Teller("honest", OpinionKind.Direction, int.MaxValue) { Weight = 1 }, new Teller("liar", kind, 4) { Weight = 1 });
        var (refuted, opened) = (0, 0);
        for (var bar = 1; bar <= 10; bar++)
        {
            var at = Fabricated.Start.Plus(bar * 5 * Timestamp.NanosPerMinute);
            strategy.OnBar(Fabricated.Bar(at.Plus(-5 * Timestamp.NanosPerMinute), 1.1 + (bar * 0.001)), [60.0]);
            Assert.True(strategy.OnQuote(Fabricated.Quote(at, 1.1 + (bar * 0.001)), [60.0], out var decision));

            var liar = decision.Opinions[1];
            Assert.Equal(bar >= 4, liar.IsRefuted);
            Assert.False(decision.Opinions[0].IsRefuted);
            refuted += liar.IsRefuted ? 1 : 0;
            opened += decision.Target != 0 ? 1 : 0;
            if (liar.IsRefuted)
            {
                Assert.Equal((0.5, 0.0, OpinionEffect.None), (liar.Probability, liar.Confidence, liar.Effect));
                Assert.Equal(new Finding(FindingCode.FalseReason, 1, 0, blocks), decision.Findings[0]);
            }
        }

        Assert.Equal(7, refuted);
        Assert.Equal(7, strategy.Scores[1].Refuted);
        Assert.Equal(0, strategy.Scores[0].Refuted);
        Assert.Equal(10, opened);
    }

    [Fact]
    public void FirstFalse_ManyReasons_AllocatesNothing()
    {
        var opinion = Say([.. Enumerable.Range(0, ReasonSlots.Max).Select(_ => new Reason("number", Features[1]) { Source = ReasonSource.Feature(1) })]);
        var check = new ReasonCheck();
        check.FirstFalse(in opinion, Features, in Quote, Round);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            check.FirstFalse(in opinion, Features, in Quote, Round);
        }

        Allocations.AssertNoneSince(before);
    }

    private static int Check(params Reason[] reasons)
    {
        var check = new ReasonCheck();
        check.OnBar(in Bar);
        return check.FirstFalse(Say(reasons), Features, in Quote, Round);
    }

    private static Opinion Say(Reason[] all)
    {
        var reasons = default(Reasons);
        foreach (var reason in all)
        {
            reasons.Add(reason);
        }

        return Fabricated.Direction(0.6) with { Reasons = reasons };
    }

    private static ConsensusStrategy Make(params AgentSettings[] agents) => new(
        new(new("told"), BarPeriod.M5, [], [], new(SizingKind.Units, 1_000), new(null, null, 14), null!, "{}"),
        new(agents, 4, 0, new(0.52, 0.5, 0, 1e15), new(false, 500, 0.01), new(false, [], [], 500), new(0, 0, 0, 0, 0), new("none", "none", "none")), Fabricated.Euro,
        new(["rsi14"], 4, 5 * Timestamp.NanosPerMinute) { Instrument = Fabricated.Euro }, peers: null, _ => []);

    private sealed record Teller(string Called, OpinionKind About, int LiesFrom) : AgentSettings
    {
        public override string Name => Called;

        public override OpinionKind Kind => About;

        public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) => [];

        public override IAgent Create(AgentSeat seat) => new Agent(this);

        private sealed class Agent(Teller teller) : IAgent
        {
            private int _bars;

            public string Name => teller.Name;

            public OpinionKind Kind => teller.Kind;

            public void OnBar(in Bar bar, ReadOnlySpan<double> features) => _bars++;

            public bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check)
            {
                check = new(EventKind.Higher, quote.Mid, 0);
                var reasons = default(Reasons);
                reasons.Add(new("RSI", features[0] + (_bars >= teller.LiesFrom ? 1e-9 : 0), 50) { Source = ReasonSource.Feature(0) });
                opinion = new(Name, Kind, "up", 0.7, 1, quote.ReceivedAt, 20 * Timestamp.NanosPerMinute, OpinionEffect.None, 1, 0, reasons);
                return true;
            }
        }
    }
}
