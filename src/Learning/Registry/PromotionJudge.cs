using System.Globalization;
using Arus.Contracts.Learning;

namespace Arus.Learning.Registry;

/// <summary>The rule by which a challenger follows a champion.</summary>
internal static class PromotionJudge
{
    /// <summary>Why it may, in words.</summary>
    /// <exception cref="RefusedException">It may not; the fault says by how much it misses.</exception>
    public static string Reason(string slot, ShadowEvidence? evidence, PromotionRule rule)
    {
        if (evidence is null)
        {
            throw Refused(slot, "there is no evidence", "champion and challenger on the same outcomes");
        }

        if (evidence.Outcomes < rule.OutcomesMin)
        {
            throw Refused(slot, Text($"{evidence.Outcomes} outcomes, {rule.OutcomesMin - evidence.Outcomes} too few"), Text($"at least {rule.OutcomesMin}"));
        }

        if (evidence.Independent < rule.IndependentMin)
        {
            throw Refused(slot, Text($"{evidence.Independent} outcomes that do not overlap, {rule.IndependentMin - evidence.Independent} too few"), Text($"at least {rule.IndependentMin}"));
        }

        var gain = evidence.ChampionLoss - evidence.ChallengerLoss;
        var wanted = rule.StandardErrorsMin * evidence.StandardError;
        if (!(evidence.StandardError > 0 && gain >= wanted))
        {
            throw Refused(
                slot, Text($"its log-loss is {Math.Abs(gain):F6} {(gain > 0 ? "better" : "worse")}, with a standard error of {evidence.StandardError:F6}; {wanted - gain:F6} is missing"),
                Text($"better by at least {rule.StandardErrorsMin} standard errors"));
        }

        return evidence.CalibrationError <= rule.CalibrationErrorMax
            ? Text($"log-loss {evidence.ChallengerLoss:F6} against {evidence.ChampionLoss:F6} on {evidence.Outcomes} outcomes")
            : throw Refused(slot, Text($"its calibration error is {evidence.CalibrationError:F4}, {evidence.CalibrationError - rule.CalibrationErrorMax:F4} too much"), Text($"at most {rule.CalibrationErrorMax}"));
    }

    private static RefusedException Refused(string slot, string what, string expected) => new(new Fault("PROMOTION_REFUSED", slot, what, expected));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
