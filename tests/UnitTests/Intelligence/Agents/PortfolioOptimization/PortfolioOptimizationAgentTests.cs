using Arus.Contracts.Intelligence;
using Arus.Foundation.Numerics;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.PortfolioOptimization;

namespace Arus.UnitTests.Intelligence.Agents.PortfolioOptimization;

public sealed class PortfolioOptimizationAgentTests
{
    [Theory]
    [InlineData("RiskParity")]
    [InlineData("Hierarchical")]
    public void Form_TwiceAsWildAsItsPeersAndMovingWithThem_IsCutAndSaysSo(string method)
    {
        var (agent, opinion) = Run(Enum.Parse<AllocationMethod>(method), own: 2, shared: 0.8);

        Assert.Equal(OpinionEffect.Scale, opinion.Effect);
        Assert.InRange(opinion.Scale, 0.1, 0.8);
        Assert.InRange(opinion.Probability, 0.7, 0.9);
        Assert.Equal(1.0, agent.Weights.ToArray().Sum(), 9);
    }

    [Fact]
    public void Form_CalmAndApart_KeepsItsFullSize()
    {
        var (_, opinion) = Run(AllocationMethod.RiskParity, own: 0.5, shared: 0);

        Assert.Equal((OpinionEffect.None, 1.0), (opinion.Effect, opinion.Scale));
        Assert.InRange(opinion.Probability, 0.4, 0.6);
    }

    [Fact]
    public void HasSource_NoPeers_IsAnEmptySeat()
    {
        var agent = new PortfolioOptimizationAgent(new(), FabricatedMinutes.Seat(Minutes.Empty));

        Assert.False(agent.HasSource);
        Assert.Equal((0.0, OpinionEffect.None), (FabricatedMinutes.Ask(agent).Confidence, FabricatedMinutes.Ask(agent).Effect));
    }

    private static (PortfolioOptimizationAgent Agent, Opinion Opinion) Run(AllocationMethod method, double own, double shared)
    {
        var random = new StrictRandom(3);
        var peers = new Peers();
        var agent = new PortfolioOptimizationAgent(
            new() { Method = method, Window = 200 }, FabricatedMinutes.Seat(Minutes.Empty) with { Sources = new() { Peers = peers } });
        var price = 1.1;
        for (var i = 0; i < 300; i++)
        {
            var common = random.NextGaussian();
            price *= 1 + (0.0005 * own * Mixed());
            peers.Set(0.0005 * Mixed(), 0.0005 * Mixed());
            agent.OnBar(Fabricated.Bar(Fabricated.Start, price), []);

            double Mixed() => (shared * common) + (Math.Sqrt(1 - (shared * shared)) * random.NextGaussian());
        }

        return (agent, FabricatedMinutes.Ask(agent));
    }

    private sealed class Peers : IPeerReturns
    {
        private (double First, double Second) _now;

        public IReadOnlyList<InstrumentId> Instruments { get; } = [InstrumentId.Of("GBPUSD"), InstrumentId.Of("AUDUSD")];

        public void Set(double first, double second) => _now = (first, second);

        public bool TryCopy(Timestamp closesAt, Span<double> returns)
        {
            (returns[0], returns[1]) = _now;
            return true;
        }
    }
}
