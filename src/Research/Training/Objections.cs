using System.Globalization;
using Arus.Contracts.Features;
using Arus.Contracts.Learning;

namespace Arus.Research.Training;

/// <summary>Why nobody should act on a model: it knows no more than the base rate, its probabilities do not mean what they say, acting on it does not pay, or it reads something too good to be true.</summary>
internal static class Objections
{
    public const double CalibrationErrorMax = 0.05;
    public const int RowsMin = 1_000;

    /// <summary>What speaks against a model, by its scores on rows it had not seen, and by features that tell its outcomes apart too well.</summary>
    public static IReadOnlyList<string> To(ModelScores scores, double baseLogLoss, double economicValue, IReadOnlyList<Leak> leaks)
    {
        string?[] found =
        [
            scores.Rows >= RowsMin ? null : Say($"judged on {scores.Rows} rows, at least {RowsMin} wanted"),
            scores.LogLoss < baseLogLoss ? null : Say($"log-loss {scores.LogLoss:0.00000} is not below the base rate's {baseLogLoss:0.00000}"),
            scores.CalibrationError <= CalibrationErrorMax ? null : Say($"calibration error {scores.CalibrationError:0.000}, at most {CalibrationErrorMax} allowed"),
            economicValue > 0 ? null : Say($"acting on it returns {economicValue * 10_000:0.00} basis points a trade after costs, more than 0 wanted"),
            .. leaks.Select(leak => $"{leak.Feature} is too good to be true: {leak.Evidence}"),
        ];
        return [.. found.OfType<string>()];
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
