using Arus.Contracts.Intelligence;
using Arus.Intelligence.Consensus;

namespace Arus.UnitTests.Intelligence.Consensus;

public sealed class DecisionValidatorTests
{
    private const long Bar = 5 * Timestamp.NanosPerMinute;

    private static readonly ValidatorSettings Settings = new(BarAge: 2, OpinionAge: 3, Agreement: 0.6, Cost: 1, Openings: 2);

    [Fact]
    public void Check_SoundOpening_PassesUnchanged()
    {
        var result = Check(new(Settings), new Case());

        Assert.Equal((10_000, DecisionOutcome.Change, ""), (result.Target, result.Outcome, result.Findings));
    }

    public static TheoryData<string, FindingCode> Breaches => new()
    {
        { "probability", FindingCode.NotANumber },
        { "confidence", FindingCode.NotANumber },
        { "opinion", FindingCode.NotANumber },
        { "direction", FindingCode.AgainstProbability },
        { "stop", FindingCode.StopInsideSpread },
        { "bar", FindingCode.StaleBar },
        { "age", FindingCode.StaleOpinion },
        { "agreement", FindingCode.Disagreement },
        { "cost", FindingCode.CostAboveEdge },
    };

    [Theory, MemberData(nameof(Breaches))]
    public void Check_BreachOnOpening_IsNamedAndOpensNothing(string breach, FindingCode code)
    {
        var whole = new Case();
        var broken = breach switch
        {
            "probability" => whole with { Up = double.NaN },
            "confidence" => whole with { Confidence = 1.01 },
            "opinion" => whole with { First = double.PositiveInfinity },
            "direction" => whole with { Up = 0.49, Deviation = 1 },
            "stop" => whole with { Stop = 0.0002m, Spread = 0.0002 },
            "bar" => whole with { BarAge = 2.01 },
            "age" => whole with { OpinionAge = 3.01 },
            "agreement" => whole with { FirstMoved = 0.59, SecondMoved = -0.41 },
            _ => whole with { Deviation = 0.0001 },
        };
        var result = Check(new(Settings), broken);

        Assert.Contains(code.ToString(), result.Findings, StringComparison.Ordinal);
        Assert.Equal((0, DecisionOutcome.Vetoed), (result.Target, result.Outcome));
    }

    [Fact]
    public void Check_ExactlyAtEveryLimit_Passes()
    {
        var edge = new Case { BarAge = 2, OpinionAge = 3, FirstMoved = 0.6, SecondMoved = -0.4 };

        Assert.Equal("", Check(new(Settings), edge).Findings);
    }

    [Fact]
    public void Check_RefusedReversal_ClosesOnly()
    {
        var result = Check(new(Settings), new Case { Previous = -10_000, BarAge = 9 });

        Assert.Equal((0, DecisionOutcome.Change), (result.Target, result.Outcome));
    }

    [Theory]
    [InlineData(0, 10_000)]
    [InlineData(5_000, 10_000)]
    [InlineData(10_000, 10_000)]
    public void Check_LeavingShrinkingOrHolding_IsNeverHeldUp(int target, int previous)
    {
        var result = Check(new(Settings), new Case { Target = target, Previous = previous, BarAge = 99, Deviation = 0, Stop = 0.00001m });

        Assert.Equal((target, ""), (result.Target, result.Findings));
    }

    [Fact]
    public void Check_MoreOpeningsThanADayAllows_WaitsUntilTheDayIsOver()
    {
        var validator = new DecisionValidator(Settings);
        for (var i = 0; i < 7; i++)
        {
            var at = Fabricated.Start.Plus(i * 9 * Timestamp.NanosPerHour);
            var result = Check(validator, new Case { At = at });

            // Two fit into any 24 hours, so each third, 18 hours after the first of a pair, waits; nine hours later there is room again.
            Assert.Equal(i % 3 == 2 ? DecisionOutcome.Vetoed : DecisionOutcome.Change, result.Outcome);
        }
    }

    [Fact]
    public void Check_LimitsOff_NotesTheCostAndBlocksNothing()
    {
        var validator = new DecisionValidator(new(0, 0, 0, 0, 0));
        var result = Check(validator, new Case { BarAge = 99, OpinionAge = 99, Deviation = 0.0001, FirstMoved = 0.1, SecondMoved = -0.2 });

        Assert.Equal((10_000, nameof(FindingCode.CostAboveEdge)), (result.Target, result.Findings));
    }

    private static (int Target, DecisionOutcome Outcome, string Findings) Check(DecisionValidator validator, Case one)
    {
        Opinion[] opinions =
        [
            Fabricated.Direction(one.First, at: one.At.Plus((long)(-one.OpinionAge * Bar))) with { Weight = 0.5, Moved = one.FirstMoved },
            Fabricated.Direction(0.55, at: one.At) with { Weight = 0.5, Moved = one.SecondMoved },
        ];
        var outcome = one.Target == one.Previous ? DecisionOutcome.Hold : DecisionOutcome.Change;
        var result = validator.Check(new Proposal
        {
            Quote = Fabricated.Quote(one.At, 1.1, one.Spread),
            BarClosedAt = one.At.Plus((long)(-one.BarAge * Bar)),
            BarNanos = Bar,
            Opinions = opinions,
            Result = new(one.Up, one.Confidence, one.Target, outcome, "because"),
            Previous = one.Previous,
            Stop = PriceDelta.From(one.Stop),
            Deviation = one.Deviation,
        });
        return (result.Target, result.Outcome, string.Join(", ", validator.Findings.ToArray().Select(finding => finding.Code)));
    }

    /// <summary>A sound opening: every number is within its limit.</summary>
    private sealed record Case
    {
        public Timestamp At { get; init; } = Fabricated.Start;
        public double Up { get; init; } = 0.6;
        public double Confidence { get; init; } = 0.5;
        public double First { get; init; } = 0.6;
        public double FirstMoved { get; init; } = 0.2;
        public double SecondMoved { get; init; } = 0.1;
        public double Spread { get; init; } = 0.0001;
        public double BarAge { get; init; }
        public double OpinionAge { get; init; }
        public double Deviation { get; init; } = 0.001;
        public decimal Stop { get; init; } = 0.003m;
        public int Target { get; init; } = 10_000;
        public int Previous { get; init; }
    }
}
