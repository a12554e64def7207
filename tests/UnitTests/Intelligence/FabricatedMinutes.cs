using Arus.Contracts.Intelligence;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Consensus;

namespace Arus.UnitTests.Intelligence;

/// <summary>Minutes of a made-up strategy.</summary>
internal static class FabricatedMinutes
{
    public static AgentSeat Seat(Minutes minutes, int horizon = 4) => new([], horizon, 5 * Timestamp.NanosPerMinute) { Minutes = minutes, Instrument = Fabricated.Euro };

    public static void Decide(this Minutes minutes, int target, Timestamp? at = null) =>
        minutes.Decided(new ConsensusResult(0.5, 0, target, DecisionOutcome.Change, ""), Math.Sign(target), at ?? Fabricated.Start);

    public static void DecideHeldBack(this Minutes minutes, int wanted) =>
        minutes.Decided(new ConsensusResult(0.5, 0, 0, DecisionOutcome.Hold, ""), wanted, Fabricated.Start);

    public static void Bar(this Minutes minutes, IAgent agent, double mid, MarketRegime regime = MarketRegime.Trend, double spread = 0)
    {
        minutes.OnBar(mid, spread, regime);
        agent.OnBar(Fabricated.Bar(Fabricated.Start, mid), []);
    }

    public static Opinion Ask(IAgent agent, Timestamp? at = null)
    {
        agent.Form(Fabricated.Quote(at ?? Fabricated.Start, 1.1), [], out var opinion, out _);
        return opinion;
    }
}
