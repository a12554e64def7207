using System.Globalization;
using System.Text.Encodings.Web;
using Arus.Contracts.Research;

namespace Arus.Research.Reports;

/// <summary>Values as people read them, escaped for HTML; the same on every machine.</summary>
internal static class ReportText
{
    public const string Nothing = "–";

    public static string Escape(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    public static string Number(double value, int decimals) => Minus((Math.Round(value, decimals) + 0.0).ToString("#,0." + new string('0', decimals), CultureInfo.InvariantCulture).TrimEnd('.'));

    public static string Count(long value) => Minus(value.ToString("#,0", CultureInfo.InvariantCulture));

    public static string Percent(double value, int decimals = 2) => $"{Number(100 * value, decimals)} %";

    public static string Money(Money money) => $"{Minus(money.Amount.ToString("#,0.00", CultureInfo.InvariantCulture))} {Escape(money.Currency.Code)}";

    public static string Value(Statistic statistic, Currency currency) => statistic.Value is not { } value || !double.IsFinite(value) ? Nothing : statistic.Unit switch
    {
        StatisticUnit.Fraction => Percent(value),
        StatisticUnit.Money => $"{Number(value, 2)} {Escape(currency.Code)}",
        StatisticUnit.Count => Number(value, 0),
        StatisticUnit.Days => $"{Number(value, 0)} d",
        StatisticUnit.Seconds => Duration(value),
        _ => Number(value, 3),
    };

    public static string Duration(double seconds) => seconds switch
    {
        < 60 => $"{Number(seconds, 0)} s",
        < 3_600 => $"{Number(seconds / 60, 1)} min",
        < 172_800 => $"{Number(seconds / 3_600, 1)} h",
        _ => $"{Number(seconds / 86_400, 1)} d",
    };

    public static string Day(Timestamp at) => at.ToDateTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Minute(Timestamp at) => at.ToDateTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>gain, loss or nothing, as the name of a style.</summary>
    public static string Tone(double value) => value > 0 ? "gain" : value < 0 ? "loss" : "";

    private static string Minus(string text) => text.Replace('-', '−');
}
