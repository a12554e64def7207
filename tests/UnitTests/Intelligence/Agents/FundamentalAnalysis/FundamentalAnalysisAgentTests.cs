using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.FundamentalAnalysis;

namespace Arus.UnitTests.Intelligence.Agents.FundamentalAnalysis;

public sealed class FundamentalAnalysisAgentTests
{
    private const int Horizon = 4;
    private const int BarsBetween = 20;
    private const long Bar = 5 * Timestamp.NanosPerMinute;

    [Fact]
    public void Form_ReleaseThatMovedThePriceBefore_SpeaksItsWayOnlyAfterItAndOnlyForItsHorizon()
    {
        var (agent, opinions) = Run(responds: true, releases: 60);

        Assert.True(agent.ResponseTo(Currency.Of("USD"), "Payrolls").Slope(8) < -0.5, "a strong dollar takes the pair down");
        var late = opinions.Where(one => one.Bar > 40 * BarsBetween).ToList();
        var spoken = late.Where(one => !one.Opinion.Abstains).ToList();
        Assert.All(spoken, one => Assert.True(one.Bar % BarsBetween is >= 1 and <= Horizon));
        Assert.Equal(late.Count(one => one.Bar % BarsBetween is >= 1 and <= Horizon), spoken.Count);
        Assert.All(spoken, one => Assert.Equal(one.Surprise < 0, one.Opinion.Probability > 0.5));
    }

    [Fact]
    public void Form_ReleaseThatDoesNothing_SaysNearlyNothing()
    {
        var (agent, opinions) = Run(responds: false, releases: 60);

        Assert.InRange(agent.ResponseTo(Currency.Of("USD"), "Payrolls").Slope(8), -0.4, 0.4);
        Assert.All(opinions, one => Assert.InRange(one.Opinion.Probability, 0.2, 0.8));
    }

    [Fact]
    public void Form_TooFewReleasesMeasured_IsSilent() => Assert.All(Run(responds: true, releases: 10).Opinions, one => Assert.True(one.Opinion.Abstains));

    [Fact]
    public void OnBar_FutureNumbersChanged_ThePastSaysTheSame()
    {
        var one = Run(responds: true, releases: 40).Opinions;
        var other = Run(responds: true, releases: 40, lastSurprise: 99).Opinions;

        Assert.Equal(one.Take(39 * BarsBetween).Select(said => said.Opinion), other.Take(39 * BarsBetween).Select(said => said.Opinion));
    }

    [Fact]
    public void HasSource_NoCalendar_IsAnEmptySeat() => Assert.False(new FundamentalAnalysisAgent(new(), Seat(Sources.None)).HasSource);

    private static AgentSeat Seat(Sources sources) => new([], Horizon, Bar) { Sources = sources, Instrument = Fabricated.Euro };

    private static (FundamentalAnalysisAgent Agent, List<Said> Opinions) Run(bool responds, int releases, double? lastSurprise = null)
    {
        var random = new StrictRandom(3);
        var surprises = Enumerable.Range(0, releases).Select(i => i == releases - 1 && lastSurprise is { } last ? last : random.NextGaussian()).ToArray();
        var calendar = new FabricatedSources.Releases([.. surprises.Select((surprise, i) => new EconomicEvent(
            Fabricated.Start.Plus((i * BarsBetween * Bar) + Timestamp.NanosPerMinute), Currency.Of("USD"), EventImpact.High, "Payrolls", surprise, 0, 0))]);
        var agent = new FundamentalAnalysisAgent(new(), Seat(new Sources { Calendar = calendar }));
        var (price, said) = (1.1, new List<Said>());
        var noise = new StrictRandom(4);
        for (var bar = 0; bar < releases * BarsBetween; bar++)
        {
            // The bars after the release carry the response, half a deviation each.
            var surprise = surprises[bar / BarsBetween];
            price += 0.0002 * noise.NextGaussian();
            price -= responds && bar % BarsBetween is >= 1 and <= Horizon && Math.Abs(surprise) < 50 ? 0.0001 * surprise : 0;
            var opened = Fabricated.Start.Plus(bar * Bar);
            agent.OnBar(Fabricated.Bar(opened, price), []);
            agent.Form(Fabricated.Quote(opened.Plus(Bar + 1), price), [], out var opinion, out _);
            said.Add(new(bar + 1, surprise, opinion));
        }

        return (agent, said);
    }

    private sealed record Said(int Bar, double Surprise, Opinion Opinion);
}
