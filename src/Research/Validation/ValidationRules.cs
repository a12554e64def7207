using System.Globalization;
using Arus.Contracts.Research;
using Arus.Research.Verdicts;
using static Arus.Contracts.Research.VerdictResult;

namespace Arus.Research.Validation;

/// <summary>What a validation's verdict is made of. A limit is the last value that passes.</summary>
/// <param name="Run">Verdict of the judged run.</param>
/// <param name="Days">Judged by the walk-forward.</param>
/// <param name="Return">Of the walk-forward.</param>
/// <param name="DeflatedSharpe">Of the walk-forward.</param>
/// <param name="Overfit">Probabilities that the best in sample is below the median, and that it loses, out of sample; null for a single trial.</param>
/// <param name="CrossValidation">Sharpe ratios of the splits.</param>
/// <param name="TrialsEver">Counted.</param>
/// <param name="Leakage">What the look for knowledge of the future found.</param>
internal sealed record ValidationFacts(
    Verdict Run, int Days, double? Return, double? DeflatedSharpe, (double Overfit, double Loss)? Overfit, IReadOnlyList<double> CrossValidation, int TrialsEver,
    LeakageFindings Leakage)
{
    /// <summary>The gravest of what the trials heard of language models: any of them may have been chosen.</summary>
    public required VerdictCheck Contaminated { get; init; }
}

/// <summary>The rules of docs/verdicts.md for what was validated.</summary>
internal static class ValidationRules
{
    public const int DaysMin = 250;
    public const double DeflatedSharpeMin = 0.95;
    public const double DeflatedSharpeRejectedBelow = 0.5;
    public const double OverfitMax = 0.2;
    public const double OverfitRejectedAbove = 0.5;
    public const double ChosenLosesMax = 0.05;
    public const double LosingSplitsMax = 0.25;
    public const double LosingSplitsRejectedAbove = 0.5;

    public static Verdict Judge(ValidationFacts facts)
    {
        // A run alone is never PASS for want of a walk-forward; here there is one.
        VerdictCheck[] checks =
        [
            .. facts.Run.Checks.Where(check => check.Code is not ("NO_WALK_FORWARD" or VerdictRules.ContaminatedOpinions)),
            facts.Contaminated,
            facts.Leakage.ToCheck(),
            new("WALK_FORWARD_DAYS", facts.Days < DaysMin ? Suspect : Pass, $"{facts.Days} days judged out of sample, at least {DaysMin} wanted", facts.Days, DaysMin),
            new("WALK_FORWARD_LOSS", facts.Return is > 0 ? Pass : Reject,
                facts.Return is { } total ? $"{Percent(total)} over the walk-forward after all costs, more than 0 wanted" : "no return over the walk-forward", facts.Return, 0),
            Low("DEFLATED_SHARPE", facts.DeflatedSharpe, DeflatedSharpeMin, DeflatedSharpeRejectedBelow,
                $"probability that the Sharpe ratio is more than the luck of {facts.TrialsEver} trials"),
            Overfit(facts.Overfit),
            facts.CrossValidation.Count == 0
                ? new("CROSS_VALIDATION", Reject, "no split of the days has a Sharpe ratio", null, LosingSplitsMax)
                : High("CROSS_VALIDATION", (double)facts.CrossValidation.Count(sharpe => sharpe <= 0) / facts.CrossValidation.Count, LosingSplitsMax, LosingSplitsRejectedAbove,
                    $"of the {facts.CrossValidation.Count} splits do not earn"),
        ];
        return new(checks.Max(check => check.Finding), checks);
    }

    /// <summary>Among settings that all earn alike the best is as often below the median as above: that is no overfitting while the chosen one hardly ever loses.</summary>
    private static VerdictCheck Overfit((double Overfit, double Loss)? found)
    {
        const string code = "OVERFIT_PROBABILITY";
        if (found is not { } measured)
        {
            return new(code, Suspect, "a single trial, or too few days: overfitting cannot be measured", null, OverfitMax);
        }

        var text = $"probability that the best in sample is not even average out of sample, and {Percent(measured.Loss)} that it loses there";
        var check = High(code, measured.Overfit, OverfitMax, OverfitRejectedAbove, text);
        return measured.Loss <= ChosenLosesMax ? check with { Finding = Pass } : check;
    }

    private static VerdictCheck Low(string code, double? value, double limit, double reject, string what) => value is { } found
        ? new(code, found < reject ? Reject : found < limit ? Suspect : Pass, $"{Percent(found)} {what}, at least {Percent(limit)} wanted", found, limit)
        : new(code, Reject, $"no {what}: the returns have none", null, limit);

    private static VerdictCheck High(string code, double value, double limit, double reject, string what) =>
        new(code, value > reject ? Reject : value > limit ? Suspect : Pass, $"{Percent(value)} {what}, at most {Percent(limit)} allowed", value, limit);

    private static string Percent(double value) => (100 * value).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}
