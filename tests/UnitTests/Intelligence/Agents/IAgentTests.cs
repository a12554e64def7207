using Arus.Contracts.Intelligence;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Forecasts;
using Arus.Intelligence.SecondOpinions;

namespace Arus.UnitTests.Intelligence.Agents;

/// <summary>What every agent owes, asked of all sixteen at one table.</summary>
public sealed class IAgentTests
{
    private const int Quotes = 24_000;

    /// <summary>The voices of models beside the sixteen, and there is no model here.</summary>
    private static readonly string[] Further = [ForecastSettings.Seat, SecondOpinionSettings.Seat];

    private static readonly Dictionary<OpinionKind, OpinionEffect[]> Authority = new()
    {
        [OpinionKind.Direction] = [OpinionEffect.None],
        [OpinionKind.Condition] = [OpinionEffect.None, OpinionEffect.Scale, OpinionEffect.Delay, OpinionEffect.Veto],
        [OpinionKind.Oversight] = [OpinionEffect.None, OpinionEffect.Alert, OpinionEffect.Throttle, OpinionEffect.Veto],
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Form_AllSixteen_StayWithinWhatTheyOwe(bool withSources)
    {
        var infos = new AgentRegistry().All(Sources.None).ToDictionary(info => info.Name);
        var (strategy, stream) = Make(withSources, seed: 5);
        var heard = new HashSet<string>();
        for (var i = 0; i < Quotes; i++)
        {
            if (stream.Next())
            {
                strategy.OnBar(stream.Bar, stream.Features);
            }

            if (!strategy.OnQuote(stream.Quote, stream.Features, out var decision))
            {
                continue;
            }

            Assert.Equal(18, decision.Opinions.Length);
            Assert.Equal(3, decision.Fused.Length);
            foreach (ref readonly var opinion in decision.Opinions)
            {
                if (Further.Contains(opinion.Agent))
                {
                    continue;
                }

                var info = infos[opinion.Agent];
                Assert.Equal((info.Kind, info.Event), (opinion.Kind, opinion.Event));
                Assert.False(opinion.IsRefuted, $"{opinion.Agent}: {opinion.Reasons[0]}");
                Assert.InRange(opinion.Probability, 0, 1);
                Assert.InRange(opinion.Confidence, 0, 1);
                Assert.InRange(opinion.Scale, 0, 1);
                Assert.InRange(opinion.Reasons.Count, 1, ReasonSlots.Max);
                Assert.Contains(opinion.Effect, Authority[opinion.Kind]);
                Assert.True(double.IsFinite(opinion.Moved) && (opinion.Kind == OpinionKind.Direction || opinion.Moved == 0));
                if (opinion.Confidence > 0)
                {
                    heard.Add(opinion.Agent);
                }
            }
        }

        // Knowledge is silent until somebody shows skill; nobody need have any in a made-up market.
        var silent = infos.Keys.Except(heard).Except([AgentNames.KnowledgeSynthesis]).Order(StringComparer.Ordinal);
        string[] sourceless =
        [
            AgentNames.BusinessIntelligence, AgentNames.FundamentalAnalysis, AgentNames.NewsSentiment, AgentNames.PortfolioOptimization, AgentNames.UserExperience,
        ];
        Assert.Equal(withSources ? [] : sourceless, silent);
        var empty = strategy.Scores.Where(score => score.State == SeatState.NoSource).Select(score => score.Agent).Order(StringComparer.Ordinal);
        Assert.Equal([.. (withSources ? [] : sourceless).Concat(Further).Order(StringComparer.Ordinal)], empty);
    }

    [Fact]
    public void Form_AllSixteen_AllocatesNothing()
    {
        var (strategy, stream) = Make(withSources: true, seed: 8);
        var before = 0L;
        for (var i = 0; i < 16_000; i++)
        {
            if (i == 8_000)
            {
                before = GC.GetAllocatedBytesForCurrentThread();
            }

            if (stream.Next())
            {
                strategy.OnBar(stream.Bar, stream.Features);
            }

            strategy.OnQuote(stream.Quote, stream.Features, out _);
        }

        Allocations.AssertNoneSince(before);
    }

    [Fact]
    public void Form_MutedSeat_SpeaksIsScoredAndMovesNothing()
    {
        var (strategy, stream) = Make(withSources: true, seed: 5, ("agents.technical-indicator.muted", "true"), ("agents.risk-assessment.muted", "true"));
        for (var i = 0; i < 8_000; i++)
        {
            if (stream.Next())
            {
                strategy.OnBar(stream.Bar, stream.Features);
            }

            if (strategy.OnQuote(stream.Quote, stream.Features, out var decision))
            {
                foreach (ref readonly var opinion in decision.Opinions)
                {
                    var isMuted = opinion.Agent is AgentNames.TechnicalIndicator or AgentNames.RiskAssessment;
                    Assert.True(!isMuted || (opinion.Weight == 0 && opinion.Moved == 0 && opinion.Effect == OpinionEffect.None));
                }
            }
        }

        var muted = strategy.Scores.Where(score => score.State == SeatState.Muted).ToList();
        Assert.Equal(2, muted.Count);
        Assert.All(muted, score => Assert.True(score.Opinions > 0 && score.Weight == 0));
    }

    private static (IStrategy Strategy, FabricatedStream Stream) Make(bool withSources, int seed, params (string, string)[] settings)
    {
        var sources = withSources ? FabricatedSources.All() : Sources.None;
        var all = settings.ToDictionary(pair => pair.Item1, pair => pair.Item2);
        all["timeframe"] = "M5";
        var plan = Fabricated.Library.Load("council", all, Fabricated.Euro, sources);
        var names = Fabricated.Names(plan);
        return (Fabricated.Library.Create(plan, Fabricated.Euro, names, sources), new FabricatedStream(seed, names));
    }
}
