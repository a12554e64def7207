using System.Globalization;
using Arus.Contracts.Trading;

namespace Arus.Host.Commands;

/// <summary>Risk limits as they are written on the command line.</summary>
internal static class RiskLimitText
{
    private const string Names = "dailyLoss, exposure, orderLots, collar (each above 0), quoteAge or duplicateWindow (whole milliseconds)";

    /// <summary>Lays stated limits over others; every fault is named.</summary>
    public static RiskLimits Over(RiskLimits limits, IReadOnlyDictionary<string, string> stated)
    {
        var faults = new List<Fault>();
        foreach (var (name, text) in stated)
        {
            if (With(limits, name, text) is { } changed)
            {
                limits = changed;
            }
            else
            {
                faults.Add(new Fault("LIMIT_INVALID", "--limit", $"was '{name}={text}'", Names));
            }
        }

        return faults.Count == 0 ? limits : throw new InvalidInputException(faults);
    }

    private static RiskLimits? With(RiskLimits limits, string name, string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        var isWhole = value == decimal.Truncate(value) && value <= int.MaxValue;
        return name switch
        {
            "dailyLoss" when value is > 0 and <= 1 => limits with { DailyLossFractionMax = value },
            "exposure" when value > 0 => limits with { ExposureMax = value },
            "orderLots" when value > 0 => limits with { OrderQuantityLotsMax = value },
            "collar" when value > 0 => limits with { PriceCollarFraction = value },
            "quoteAge" when isWhole && value > 0 => limits with { QuoteAgeMillisecondsMax = (int)value },
            "duplicateWindow" when isWhole => limits with { DuplicateWindowMilliseconds = (int)value },
            _ => null,
        };
    }
}
