using System.Globalization;
using System.Text;
using Arus.Contracts.Intelligence;

namespace Arus.UnitTests.Intelligence.Strategies;

public sealed class ConsensusStrategyTests
{
    private const int Quotes = 60_000;

    private static readonly IStrategyLibrary Library = Fabricated.Library;

    [Fact]
    public void OnQuote_SameStreamTwice_DecidesTheSameBitForBit()
    {
        Assert.Equal(Told(seed: 1), Told(seed: 1));
        Assert.NotEqual(Told(seed: 1), Told(seed: 2));
    }

    [Fact]
    public void OnQuote_LongStream_EveryDecisionIsWhole()
    {
        var (strategy, stream) = Make(seed: 7);
        var outcomes = new HashSet<DecisionOutcome>();
        var (number, target, isDelayed) = (0L, 0, false);
        for (var i = 0; i < Quotes; i++)
        {
            var closed = Step(strategy, stream);
            var written = strategy.OnQuote(stream.Quote, stream.Features, out var decision);
            Assert.True(written || !closed, "every closed bar is written down");
            if (!written)
            {
                continue;
            }

            Assert.Equal((++number, target), (decision.Number, decision.PreviousTarget));
            Assert.Equal(closed ? DecisionTrigger.BarClosed : DecisionTrigger.Quote, decision.Trigger);
            Assert.True(closed || isDelayed, "between bars only a delayed decision is asked again");
            Assert.Equal(decision.Outcome == DecisionOutcome.Change, decision.Target != decision.PreviousTarget);
            Assert.Equal(["execution-timing", "market-analysis", "risk-assessment", "technical-indicator"], Agents(decision));
            Assert.InRange(decision.ProbabilityUp, 0, 1);
            Assert.InRange(decision.Confidence, 0, 1);
            Assert.Equal(decision.Target != 0, decision.StopDistance != PriceDelta.Zero);
            foreach (ref readonly var opinion in decision.Opinions)
            {
                Assert.InRange(opinion.Probability, 0, 1);
                Assert.InRange(opinion.Confidence, 0, 1);
                Assert.InRange(opinion.Reasons.Count, 1, ReasonSlots.Max);
            }

            (target, isDelayed) = (decision.Target, decision.Outcome == DecisionOutcome.Delayed);
            outcomes.Add(decision.Outcome);
        }

        Assert.Contains(DecisionOutcome.Hold, outcomes);
        Assert.Contains(DecisionOutcome.Change, outcomes);
        Assert.Contains(DecisionOutcome.Delayed, outcomes);
        Assert.All(strategy.Scores, score => Assert.True(score.Opinions > 0 && score.Brier is >= 0 and <= 1));
        Assert.Equal(1.0, strategy.Scores.Sum(score => score.Weight), 12);
    }

    [Fact]
    public void OnQuote_CostlyForBars_IsDelayedNoLongerThanTheDocumentAllows()
    {
        var (strategy, stream) = Make(seed: 7, ("consensus.delay_bars", "0"));
        for (var i = 0; i < Quotes; i++)
        {
            Step(strategy, stream);
            if (strategy.OnQuote(stream.Quote, stream.Features, out var decision))
            {
                Assert.NotEqual(DecisionOutcome.Delayed, decision.Outcome);
            }
        }
    }

    [Fact]
    public void OnQuote_LongStream_AllocatesNothing()
    {
        var (strategy, stream) = Make(seed: 3);
        for (var i = 0; i < 2_000; i++)
        {
            Step(strategy, stream);
            strategy.OnQuote(stream.Quote, stream.Features, out _);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Quotes; i++)
        {
            Step(strategy, stream);
            strategy.OnQuote(stream.Quote, stream.Features, out _);
        }

        Allocations.AssertNoneSince(before);
    }

    [Fact]
    public void Create_TwoRunsOfOnePlan_LearnApart()
    {
        var (one, stream) = Make(seed: 7);
        var (other, _) = Make(seed: 7);
        for (var i = 0; i < Quotes; i++)
        {
            Step(one, stream);
            one.OnQuote(stream.Quote, stream.Features, out _);
        }

        Assert.Equal([0, 0.5, 0, 0.5], other.Scores.Select(score => score.Weight));
        Assert.NotEqual(0.5, one.Scores[1].Weight);
    }

    private static (IStrategy Strategy, FabricatedStream Stream) Make(int seed, params (string, string)[] settings)
    {
        var plan = Library.Load("consensus", settings.ToDictionary(pair => pair.Item1, pair => pair.Item2), Fabricated.Euro, Sources.None);
        var names = Fabricated.Names(plan);
        return (Library.Create(plan, Fabricated.Euro, names, Sources.None), new FabricatedStream(seed, names));
    }

    private static bool Step(IStrategy strategy, FabricatedStream stream)
    {
        var closed = stream.Next();
        if (closed)
        {
            strategy.OnBar(stream.Bar, stream.Features);
        }

        return closed;
    }

    private static List<string> Agents(in Decision decision)
    {
        var agents = new List<string>();
        foreach (ref readonly var opinion in decision.Opinions)
        {
            agents.Add(opinion.Agent);
        }

        return agents;
    }

    private static string Told(int seed)
    {
        var (strategy, stream) = Make(seed);
        var told = new StringBuilder();
        for (var i = 0; i < Quotes; i++)
        {
            Step(strategy, stream);
            if (strategy.OnQuote(stream.Quote, stream.Features, out var decision))
            {
                told.Append(CultureInfo.InvariantCulture, $"{decision.Number} {decision.Outcome} {decision.Target} {decision.Because} ");
                told.Append(CultureInfo.InvariantCulture, $"{BitConverter.DoubleToInt64Bits(decision.ProbabilityUp):x} {decision.StopDistance} ");
                foreach (ref readonly var opinion in decision.Opinions)
                {
                    told.Append(CultureInfo.InvariantCulture, $"{BitConverter.DoubleToInt64Bits(opinion.Probability):x} ");
                    told.Append(CultureInfo.InvariantCulture, $"{BitConverter.DoubleToInt64Bits(opinion.Weight):x} {opinion.Effect} ");
                }
            }
        }

        return told.ToString();
    }
}
