using Arus.Contracts.Intelligence;

namespace Arus.Intelligence.Consensus;

/// <summary>
/// Checks each decision before risk sees it: is it consistent with what it rests on, fresh, agreed, worth its cost, and within the strategy's own limits.
/// What it finds goes into the decision. A finding that blocks keeps a position from being opened; a reversal then only closes, and leaving a position is
/// never held up. A limit of 0 lets the check speak without blocking where there is something to compare with, and keeps it silent elsewhere.
/// </summary>
internal sealed class DecisionValidator(ValidatorSettings settings)
{
    /// <summary>E|x| of a standard normal: √(2 ÷ π).</summary>
    private const double MeanDistance = 0.79788456080286535588;

    // One of each, and a second number that is none.
    private readonly Finding[] _findings = new Finding[Enum.GetValues<FindingCode>().Length + 1];
    private readonly Timestamp[] _openings = new Timestamp[Math.Max(1, settings.Openings)];
    private int _count;
    private int _opened;

    /// <summary>What the last check found.</summary>
    public ReadOnlySpan<Finding> Findings => _findings.AsSpan(0, _count);

    /// <summary>The result that may go on to risk.</summary>
    public ConsensusResult Check(in Proposal proposal)
    {
        _count = 0;
        CheckNumbers(in proposal);
        CheckReasons(in proposal);
        if (proposal.Opens)
        {
            CheckConsistency(in proposal);
            CheckFreshness(in proposal);
            CheckAgreement(in proposal);
            CheckCost(in proposal);
            CheckOpenings(in proposal);
        }

        if (!proposal.Opens || !Blocks())
        {
            Count(in proposal);
            return proposal.Result;
        }

        return proposal.Previous == 0
            ? proposal.Result with { Target = 0, Outcome = DecisionOutcome.Vetoed, Because = "refused by the check of the decision" }
            : proposal.Result with { Target = 0, Outcome = DecisionOutcome.Change, Because = "position closed against its direction; the opposite one is refused by the check" };
    }

    private bool Blocks()
    {
        foreach (ref readonly var finding in Findings)
        {
            if (finding.Blocks)
            {
                return true;
            }
        }

        return false;
    }

    private void CheckNumbers(in Proposal proposal)
    {
        if (!IsShare(proposal.Result.ProbabilityUp) || !IsShare(proposal.Result.Confidence))
        {
            Add(FindingCode.NotANumber, -1, 0, blocks: true);
        }

        for (var i = 0; i < proposal.Opinions.Length; i++)
        {
            ref readonly var opinion = ref proposal.Opinions[i];
            if (!IsShare(opinion.Probability) || !IsShare(opinion.Confidence) || !double.IsFinite(opinion.Weight) || !IsShare(opinion.Scale))
            {
                Add(FindingCode.NotANumber, i, 0, blocks: true);
                return;
            }
        }
    }

    /// <summary>The first false reason, one with the authority to forbid before others.</summary>
    private void CheckReasons(in Proposal proposal)
    {
        var found = -1;
        for (var i = 0; i < proposal.FalseReasons.Length; i++)
        {
            if (proposal.FalseReasons[i] >= 0 && (found < 0 || (Forbids(proposal.Opinions[i].Kind) && !Forbids(proposal.Opinions[found].Kind))))
            {
                found = i;
            }
        }

        if (found >= 0)
        {
            Add(FindingCode.FalseReason, found, proposal.FalseReasons[found], Forbids(proposal.Opinions[found].Kind));
        }

        static bool Forbids(OpinionKind kind) => kind != OpinionKind.Direction;
    }

    private void CheckConsistency(in Proposal proposal)
    {
        var up = proposal.Result.ProbabilityUp;
        if (proposal.Result.Target > 0 ? up <= 0.5 : up >= 0.5)
        {
            Add(FindingCode.AgainstProbability, up, 0.5, blocks: true);
        }

        var spread = proposal.Quote.Spread;
        if (proposal.Stop != PriceDelta.Zero && proposal.Stop.Nanos <= spread.Nanos)
        {
            Add(FindingCode.StopInsideSpread, proposal.Stop.ToDouble(), spread.ToDouble(), blocks: true);
        }
    }

    private void CheckFreshness(in Proposal proposal)
    {
        var now = proposal.Quote.ReceivedAt;
        var age = (now - proposal.BarClosedAt) / (double)proposal.BarNanos;
        if (settings.BarAge > 0 && age > settings.BarAge)
        {
            Add(FindingCode.StaleBar, age, settings.BarAge, blocks: true);
        }

        var oldest = 0.0;
        foreach (ref readonly var opinion in proposal.Opinions)
        {
            oldest = opinion.Weight != 0 ? Math.Max(oldest, (now - opinion.FormedAt) / (double)proposal.BarNanos) : oldest;
        }

        if (settings.OpinionAge > 0 && oldest > settings.OpinionAge)
        {
            Add(FindingCode.StaleOpinion, oldest, settings.OpinionAge, blocks: true);
        }
    }

    private void CheckAgreement(in Proposal proposal)
    {
        var (with, all) = (0.0, 0.0);
        foreach (ref readonly var opinion in proposal.Opinions)
        {
            with += Math.Max(0.0, opinion.Moved * Math.Sign(proposal.Result.Target));
            all += Math.Abs(opinion.Moved);
        }

        var share = all > 0 ? with / all : 1.0;
        if (share < settings.Agreement)
        {
            Add(FindingCode.Disagreement, share, settings.Agreement, blocks: true);
        }
    }

    /// <summary>
    /// The expected gain of going with probability p over a driftless normal of deviation σ is (2p − 1)·E|Δ| = (2p − 1)·σ·√(2 ÷ π): as much as the
    /// probability promises and no more. The spread is paid once for the round trip.
    /// </summary>
    private void CheckCost(in Proposal proposal)
    {
        var edge = Math.Abs((2.0 * proposal.Result.ProbabilityUp) - 1.0) * proposal.Deviation * MeanDistance;
        var cost = proposal.Quote.Spread.ToDouble() * (settings.Cost > 0 ? settings.Cost : 1.0);
        if (proposal.Deviation > 0 && edge < cost)
        {
            Add(FindingCode.CostAboveEdge, edge, cost, blocks: settings.Cost > 0);
        }
    }

    private void CheckOpenings(in Proposal proposal)
    {
        if (settings.Openings > 0 && _opened >= settings.Openings)
        {
            var since = proposal.Quote.ReceivedAt - _openings[_opened % settings.Openings];
            if (since < Timestamp.NanosPerDay)
            {
                Add(FindingCode.TooManyOpenings, settings.Openings, settings.Openings, blocks: true);
            }
        }
    }

    private void Count(in Proposal proposal)
    {
        if (proposal.Opens && proposal.Result.Outcome == DecisionOutcome.Change)
        {
            _openings[_opened % _openings.Length] = proposal.Quote.ReceivedAt;
            _opened = _opened + 1 == 2 * _openings.Length ? _openings.Length : _opened + 1;
        }
    }

    private void Add(FindingCode code, double value, double limit, bool blocks) => _findings[_count++] = new(code, value, limit, blocks);

    private static bool IsShare(double value) => value is >= 0 and <= 1;
}
