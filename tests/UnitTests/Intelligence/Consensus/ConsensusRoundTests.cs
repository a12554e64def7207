using Arus.Contracts.Intelligence;
using Arus.Intelligence.Consensus;

namespace Arus.UnitTests.Intelligence.Consensus;

public sealed class ConsensusRoundTests
{
    private static readonly ConsensusSettings Settings = new(Enter: 0.55, Exit: 0.5, Confidence: 0.2, HalfLifeNanos: 100);

    [Theory]
    [InlineData(0.55, 0, 10_000, DecisionOutcome.Change)]
    [InlineData(0.549, 0, 0, DecisionOutcome.Hold)]
    [InlineData(0.45, 0, -10_000, DecisionOutcome.Change)]
    [InlineData(0.6, 10_000, 10_000, DecisionOutcome.Hold)]
    [InlineData(0.501, 10_000, 10_000, DecisionOutcome.Hold)]
    [InlineData(0.499, 10_000, 0, DecisionOutcome.Change)]
    [InlineData(0.501, -10_000, 0, DecisionOutcome.Change)]
    [InlineData(0.499, -10_000, -10_000, DecisionOutcome.Hold)]
    [InlineData(0.3, 10_000, -10_000, DecisionOutcome.Change)]
    public void Run_Thresholds_OpenHoldAndClose(double probability, int previous, int target, DecisionOutcome outcome)
    {
        var result = Run(previous, Fabricated.Direction(probability));

        Assert.Equal((target, outcome), (result.Target, result.Outcome));
    }

    [Fact]
    public void Run_TooLittleConfidence_OpensNothing()
    {
        Assert.Equal(0, Run(0, Fabricated.Direction(0.99, confidence: 0.19)).Target);
        Assert.Equal(10_000, Run(0, Fabricated.Direction(0.99, confidence: 0.21)).Target);
    }

    [Theory]
    [InlineData(OpinionKind.Condition, OpinionEffect.Veto, DecisionOutcome.Vetoed)]
    [InlineData(OpinionKind.Oversight, OpinionEffect.Veto, DecisionOutcome.Vetoed)]
    [InlineData(OpinionKind.Condition, OpinionEffect.Delay, DecisionOutcome.Delayed)]
    [InlineData(OpinionKind.Oversight, OpinionEffect.Delay, DecisionOutcome.Change)]
    [InlineData(OpinionKind.Oversight, OpinionEffect.Alert, DecisionOutcome.Change)]
    [InlineData(OpinionKind.Condition, OpinionEffect.Alert, DecisionOutcome.Change)]
    [InlineData(OpinionKind.Direction, OpinionEffect.Veto, DecisionOutcome.Change)]
    [InlineData(OpinionKind.Direction, OpinionEffect.Delay, DecisionOutcome.Change)]
    public void Run_EffectOnOpening_CountsOnlyWithTheAuthority(OpinionKind kind, OpinionEffect effect, DecisionOutcome expected)
    {
        var result = Run(0, Fabricated.Direction(0.9), Fabricated.Asking(kind, effect));

        Assert.Equal(expected, result.Outcome);
        Assert.Equal(expected == DecisionOutcome.Change ? 10_000 : 0, result.Target);
    }

    [Theory]
    [InlineData(OpinionKind.Condition, OpinionEffect.Scale, 0, 1)]
    [InlineData(OpinionKind.Condition, OpinionEffect.Delay, 0, 1)]
    [InlineData(OpinionKind.Oversight, OpinionEffect.Throttle, -1, 1)]
    [InlineData(OpinionKind.Oversight, OpinionEffect.Veto, 0, 0)]
    [InlineData(OpinionKind.Condition, OpinionEffect.Veto, -1, 0)]
    [InlineData(OpinionKind.Condition, OpinionEffect.Veto, 1, 1)]
    public void Unscaled_Effects_OnlyAVetoOfAnOpeningCounts(OpinionKind kind, OpinionEffect effect, int previous, int expected)
    {
        Opinion[] opinions = [Fabricated.Direction(0.9), Fabricated.Asking(kind, effect, 0)];

        Assert.Equal(expected, ConsensusRound.Unscaled(Settings, opinions, new(ConsensusMethod.Voting, 0.9, 1, true), previous, mayOpen: true));
    }

    [Theory]
    [InlineData(OpinionKind.Condition, OpinionEffect.Scale, 0.6, 5_000)]
    [InlineData(OpinionKind.Oversight, OpinionEffect.Throttle, 0.8, 7_500)]
    [InlineData(OpinionKind.Oversight, OpinionEffect.Scale, 0.6, 10_000)]
    [InlineData(OpinionKind.Condition, OpinionEffect.Throttle, 0.6, 10_000)]
    [InlineData(OpinionKind.Direction, OpinionEffect.Scale, 0.6, 10_000)]
    [InlineData(OpinionKind.Condition, OpinionEffect.Scale, 0.2, 0)]
    public void Run_Scale_ShrinksInQuartersWithTheAuthority(OpinionKind kind, OpinionEffect effect, double scale, int target) =>
        Assert.Equal(target, Run(0, Fabricated.Direction(0.9), Fabricated.Asking(kind, effect, scale)).Target);

    [Fact]
    public void Run_ScaleOnAHeldPosition_ShrinksItAndNeverGrowsItBack()
    {
        var shrunk = Run(10_000, Fabricated.Direction(0.9), Fabricated.Asking(OpinionKind.Condition, OpinionEffect.Scale, 0.5));
        var later = Run(shrunk.Target, Fabricated.Direction(0.9));

        Assert.Equal((5_000, DecisionOutcome.Change), (shrunk.Target, shrunk.Outcome));
        Assert.Equal((5_000, DecisionOutcome.Hold), (later.Target, later.Outcome));
    }

    [Theory]
    [InlineData(OpinionEffect.Veto)]
    [InlineData(OpinionEffect.Delay)]
    public void Run_LeavingAPosition_IsNeitherVetoedNorDelayed(OpinionEffect effect)
    {
        var result = Run(10_000, Fabricated.Direction(0.48), Fabricated.Asking(OpinionKind.Condition, effect));

        Assert.Equal((0, DecisionOutcome.Change), (result.Target, result.Outcome));
    }

    [Fact]
    public void Run_ReversalVetoed_ClosesOnly()
    {
        var result = Run(10_000, Fabricated.Direction(0.1), Fabricated.Asking(OpinionKind.Condition, OpinionEffect.Veto));

        Assert.Equal((0, DecisionOutcome.Change), (result.Target, result.Outcome));
    }

    [Fact]
    public void Run_DelayedLongEnough_GoesAhead()
    {
        Opinion[] opinions = [Fabricated.Direction(0.9), Fabricated.Asking(OpinionKind.Condition, OpinionEffect.Delay)];

        var result = Run(opinions, 0, mayDelay: false);

        Assert.Equal(DecisionOutcome.Change, result.Outcome);
    }

    [Fact]
    public void Run_NoStopPossible_Vetoes()
    {
        Opinion[] opinions = [Fabricated.Direction(0.9)];

        var result = Run(opinions, 0, mayOpen: false);

        Assert.Equal(DecisionOutcome.Vetoed, result.Outcome);
    }

    private static ConsensusResult Run(int previous, params Opinion[] opinions) => Run(opinions, previous);

    private static ConsensusResult Run(Opinion[] opinions, int previous, bool mayDelay = true, bool mayOpen = true)
    {
        var (probability, confidence) = Fabricated.Vote(opinions, [1, .. new double[opinions.Length - 1]], Fabricated.Start, Settings.HalfLifeNanos);
        return ConsensusRound.Run(Settings, opinions, new(ConsensusMethod.Voting, probability, confidence, Decides: true), previous, mayDelay, mayOpen);
    }
}
