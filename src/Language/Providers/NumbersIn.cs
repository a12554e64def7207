using System.Globalization;
using System.Text.RegularExpressions;

namespace Arus.Language.Providers;

/// <summary>A number as written in a text.</summary>
/// <param name="Value">The number.</param>
/// <param name="Decimals">How many decimal places were written.</param>
internal readonly record struct WrittenNumber(double Value, int Decimals)
{
    /// <summary>Whether a number, rounded as this one is, is this one.</summary>
    public bool Is(double number)
    {
        var half = 0.5;
        for (var i = 0; i < Decimals; i++)
        {
            half /= 10;
        }

        // Only the size is compared with a number below zero: "fell by 3" speaks of −3.
        return Math.Abs(Value - number) <= half * 1.000001 || Math.Abs(Value + number) <= half * 1.000001;
    }
}

/// <summary>The numbers in a text.</summary>
internal static partial class NumbersIn
{
    public static IEnumerable<WrittenNumber> Text(string text)
    {
        foreach (Match match in Number().Matches(text))
        {
            var digits = match.Value.Replace(",", "", StringComparison.Ordinal);
            var point = digits.IndexOf('.', StringComparison.Ordinal);
            if (double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value))
            {
                yield return new WrittenNumber(value, point < 0 ? 0 : Math.Min(15, digits.Length - point - 1));
            }
        }
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9.])[-−]?\d+(?:,\d{3})*(?:\.\d+)?(?:[eE][+-]?\d+)?")]
    private static partial Regex Number();
}
