using Arus.Contracts.Intelligence;

namespace Arus.Intelligence.Consensus;

/// <summary>
/// From opinions to one decision. Directions vote; conditions scale, delay or veto; oversight throttles or vetoes, and alerts nobody here. An opinion
/// that asks for what its kind has no authority for is heard as asking for nothing. Leaving a position is never delayed, scaled or vetoed.
/// </summary>
internal static class ConsensusRound
{
    /// <summary>The full position in basis points.</summary>
    public const int Full = 10_000;

    /// <summary>Scaled positions come in quarters, so that a factor that breathes does not trade.</summary>
    private const int Quarters = 4;

    /// <summary>Holds one round.</summary>
    /// <param name="settings">The thresholds.</param>
    /// <param name="opinions">All opinions.</param>
    /// <param name="fused">What their directions come to.</param>
    /// <param name="previous">The target so far, −10,000 to 10,000.</param>
    /// <param name="mayDelay">False when it has been delayed long enough.</param>
    /// <param name="mayOpen">False when a new position could not be protected.</param>
    public static ConsensusResult Run(
        ConsensusSettings settings, ReadOnlySpan<Opinion> opinions, in FusedProbability fused, int previous, bool mayDelay, bool mayOpen)
    {
        var (probability, confidence) = (fused.ProbabilityUp, fused.Confidence);
        var (direction, because) = Wanted(settings, probability, confidence, previous);
        var target = Sized(direction, Factor(opinions), previous);
        if (target != 0 && direction == Math.Sign(previous) && Math.Abs(target) < Math.Abs(previous))
        {
            because = "position scaled down";
        }
        else if (target == 0 && direction != 0)
        {
            because = "position scaled down to nothing";
        }

        var (outcome, allowed, reason) = Permit(opinions, target, previous, mayDelay, mayOpen, because);
        return new(probability, confidence, allowed, outcome, reason);
    }

    /// <summary>Which way a position of one unit would stand: 1, 0 or −1.</summary>
    public static int Direction(ConsensusSettings settings, in FusedProbability fused, int previous) =>
        Wanted(settings, fused.ProbabilityUp, fused.Confidence, previous).Direction;

    /// <summary>Which way the full position stands when nobody scales or delays it, and vetoes hold.</summary>
    public static int Unscaled(
        ConsensusSettings settings, ReadOnlySpan<Opinion> opinions, in FusedProbability fused, int previous, bool mayOpen)
    {
        var wanted = Direction(settings, in fused, previous);
        return wanted == previous || (mayOpen && Veto(opinions) is null) ? wanted : 0;
    }

    private static (int Direction, string Because) Wanted(ConsensusSettings settings, double probability, double confidence, int previous)
    {
        var isSure = confidence >= settings.Confidence && confidence > 0;
        if (isSure && probability >= settings.Enter && probability > 0.5)
        {
            return (1, "probability up at or above the entry threshold");
        }

        if (isSure && 1.0 - probability >= settings.Enter && probability < 0.5)
        {
            return (-1, "probability down at or above the entry threshold");
        }

        return previous switch
        {
            > 0 when probability < settings.Exit => (0, "probability up below the exit threshold"),
            < 0 when 1.0 - probability < settings.Exit => (0, "probability down below the exit threshold"),
            0 => (0, "no entry threshold reached"),
            _ => (Math.Sign(previous), "no exit threshold passed"),
        };
    }

    /// <summary>The product of all factors asked for with authority.</summary>
    private static double Factor(ReadOnlySpan<Opinion> opinions)
    {
        var factor = 1.0;
        foreach (ref readonly var opinion in opinions)
        {
            var has = (opinion.Kind, opinion.Effect) is (OpinionKind.Condition, OpinionEffect.Scale) or (OpinionKind.Oversight, OpinionEffect.Throttle);
            factor *= has ? Math.Clamp(opinion.Scale, 0.0, 1.0) : 1.0;
        }

        return factor;
    }

    /// <summary>A position already held may shrink with the factor and does not grow back.</summary>
    private static int Sized(int direction, double factor, int previous)
    {
        var size = (int)(factor * Quarters) * (Full / Quarters);
        return direction * (direction == Math.Sign(previous) ? Math.Min(size, Math.Abs(previous)) : size);
    }

    private static (DecisionOutcome Outcome, int Target, string Because) Permit(
        ReadOnlySpan<Opinion> opinions, int target, int previous, bool mayDelay, bool mayOpen, string because)
    {
        if (target == previous)
        {
            return (DecisionOutcome.Hold, previous, because);
        }

        var opens = target != 0 && Math.Sign(target) != Math.Sign(previous);
        if (!opens)
        {
            return (DecisionOutcome.Change, target, because);
        }

        var veto = mayOpen ? Veto(opinions) : "no protective stop can be set yet";
        if (veto is not null)
        {
            return previous == 0
                ? (DecisionOutcome.Vetoed, previous, veto)
                : (DecisionOutcome.Change, 0, "position closed against its direction; the opposite one is vetoed");
        }

        return mayDelay && Asks(opinions, OpinionKind.Condition, OpinionEffect.Delay)
            ? (DecisionOutcome.Delayed, previous, "the moment is costly")
            : (DecisionOutcome.Change, target, because);
    }

    private static string? Veto(ReadOnlySpan<Opinion> opinions) =>
        Asks(opinions, OpinionKind.Oversight, OpinionEffect.Veto) ? "vetoed by oversight"
        : Asks(opinions, OpinionKind.Condition, OpinionEffect.Veto) ? "vetoed by a condition"
        : null;

    private static bool Asks(ReadOnlySpan<Opinion> opinions, OpinionKind kind, OpinionEffect effect)
    {
        foreach (ref readonly var opinion in opinions)
        {
            if (opinion.Kind == kind && opinion.Effect == effect)
            {
                return true;
            }
        }

        return false;
    }
}
