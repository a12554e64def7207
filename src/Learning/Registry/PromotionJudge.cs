using System.Globalization;
using Arus.Contracts.Learning;

namespace Arus.Learning.Registry;

/// <summary>The rule by which a challenger follows a champion.</summary>
internal static class PromotionJudge
{
    /// <summary>Only challengers and retired champions can be promoted.</summary>
    public const string NotChallenger = "MODEL_NOT_CHALLENGER";

    /// <summary>What stands in the way; null for nothing.</summary>
    /// <param name="version">The challenger.</param>
    /// <param name="objections">What speaks against it by itself.</param>
    /// <param name="hasChampion">Whether there is one to be better than.</param>
    /// <param name="evidence">How it did beside it.</param>
    /// <param name="rule">What it must show.</param>
    public static Fault? Obstacle(ModelVersion version, IReadOnlyList<string> objections, bool hasChampion, ShadowEvidence? evidence, PromotionRule rule)
    {
        Fault Missed(string what, string expected) => new("PROMOTION_REFUSED", Text($"{version.Slot}/{version.Number}"), what, expected);
        return version.Stage is ModelStage.Champion or ModelStage.Expired ? new(NotChallenger, Text($"{version.Slot}/{version.Number}"), Text($"it is {version.Stage.ToString().ToLowerInvariant()}"), "a challenger")
            : objections.Count > 0 && !rule.AllowsObjections ? Missed(string.Join("; ", objections), "a model that nothing speaks against")
            : hasChampion ? Shortfall(evidence, rule, Missed)
            : null;
    }

    /// <summary>Why it may, in words.</summary>
    public static string Reason(IReadOnlyList<string> objections, bool hasChampion, ShadowEvidence? evidence)
    {
        var why = hasChampion ? Text($"log-loss {evidence!.ChallengerLoss:F6} against {evidence.ChampionLoss:F6} on {evidence.Outcomes} outcomes") : "there was no champion";
        return objections.Count > 0 ? $"{why}, despite: {string.Join("; ", objections)}" : why;
    }

    private static Fault? Shortfall(ShadowEvidence? evidence, PromotionRule rule, Func<string, string, Fault> missed)
    {
        if (evidence is null)
        {
            return missed("there is no evidence", "champion and challenger on the same outcomes");
        }

        var gain = evidence.ChampionLoss - evidence.ChallengerLoss;
        var wanted = rule.StandardErrorsMin * evidence.StandardError;
        return evidence.Outcomes < rule.OutcomesMin ? missed(Text($"{evidence.Outcomes} outcomes, {rule.OutcomesMin - evidence.Outcomes} too few"), Text($"at least {rule.OutcomesMin}"))
            : evidence.Independent < rule.IndependentMin ? missed(Text($"{evidence.Independent} outcomes that do not overlap, {rule.IndependentMin - evidence.Independent} too few"), Text($"at least {rule.IndependentMin}"))
            : !(evidence.StandardError > 0 && gain >= wanted) ? missed(
                Text($"its log-loss is {Math.Abs(gain):F6} {(gain > 0 ? "better" : "worse")}, with a standard error of {evidence.StandardError:F6}; {wanted - gain:F6} is missing"),
                Text($"better by at least {rule.StandardErrorsMin:0.###} standard errors"))
            : !(evidence.CalibrationError <= rule.CalibrationErrorMax) ? missed(
                Text($"its calibration error is {evidence.CalibrationError:F4}, {evidence.CalibrationError - rule.CalibrationErrorMax:F4} too much"), Text($"at most {rule.CalibrationErrorMax}"))
            : null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
