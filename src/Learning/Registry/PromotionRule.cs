using System.Globalization;
using Arus.Contracts.Learning;

namespace Arus.Learning.Registry;

/// <summary>When a model may speak: it knows more than the base rate, its probabilities mean what they say, acting on it pays, and it beats who speaks now.</summary>
internal static class PromotionRule
{
    public const double CalibrationErrorMax = 0.05;
    public const int RowsMin = 1_000;

    public static IReadOnlyList<string> Objections(ModelVersion candidate, ModelVersion? champion, Timestamp now)
    {
        var scores = candidate.Scores;
        string?[] found =
        [
            scores.Rows >= RowsMin ? null : Say($"judged on {scores.Rows} rows, at least {RowsMin} wanted"),
            scores.LogLoss < candidate.BaseLogLoss ? null : Say($"log-loss {scores.LogLoss:0.00000} is not below the base rate's {candidate.BaseLogLoss:0.00000}"),
            scores.CalibrationError <= CalibrationErrorMax ? null : Say($"calibration error {scores.CalibrationError:0.000}, at most {CalibrationErrorMax} allowed"),
            candidate.EconomicValue > 0 ? null : Say($"acting on it returns {candidate.EconomicValue * 10_000:0.00} basis points a trade after costs, more than 0 wanted"),
            now < candidate.ExpiresAt ? null : Say($"expired at {candidate.ExpiresAt}"),
            champion is null || champion.ExpiresAt <= now || scores.LogLoss < champion.Scores.LogLoss
                ? null : Say($"log-loss {scores.LogLoss:0.00000} is not below the champion's {champion.Scores.LogLoss:0.00000}"),
        ];
        return [.. found.OfType<string>()];
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
