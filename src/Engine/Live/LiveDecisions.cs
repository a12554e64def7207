using Arus.Contracts.Intelligence;
using Arus.Contracts.Live;

namespace Arus.Engine.Live;

/// <summary>Copies a decision out of the strategy's memory.</summary>
internal static class LiveDecisions
{
    public static LiveDecision Of(in Decision decision, IReadOnlyList<string> featureNames, IReadOnlyList<OrderId> orders)
    {
        var features = new NamedValue[featureNames.Count];
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = new NamedValue(featureNames[i], decision.Features[i]);
        }

        var opinions = new LiveOpinion[decision.Opinions.Length];
        for (var i = 0; i < opinions.Length; i++)
        {
            opinions[i] = Opinion(in decision.Opinions[i], decision.Quote.ReceivedAt);
        }

        // Targets are basis points of the full size; a view shows percent.
        return new LiveDecision(
            decision.Number, decision.Strategy, decision.Instrument, decision.Quote.ReceivedAt, decision.Outcome, decision.Because,
            decision.PreviousTarget / 100, decision.Target / 100, decision.ProbabilityUp, decision.Confidence, decision.Quote.Bid, decision.Quote.Ask,
            decision.StopDistance, decision.TakeDistance, features, opinions, [.. orders])
        {
            Regime = decision.Regime,
            Fused = decision.Fused.ToArray(),
            Findings = decision.Findings.ToArray(),
        };
    }

    private static LiveOpinion Opinion(in Opinion opinion, Timestamp now)
    {
        var reasons = new Reason[opinion.Reasons.Count];
        for (var i = 0; i < reasons.Length; i++)
        {
            reasons[i] = opinion.Reasons[i];
        }

        return new LiveOpinion(
            opinion.Agent, opinion.Kind, opinion.Event, opinion.Probability, opinion.Confidence, opinion.Weight,
            (now - opinion.FormedAt) / (double)Timestamp.NanosPerMillisecond, opinion.Effect, opinion.Scale, reasons)
        {
            Moved = opinion.Moved,
            CostUsd = opinion.CostUsd,
        };
    }
}
