using System.Globalization;
using System.Text;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.Engine.Receipts;

/// <summary>
/// How the values of enumerations are written in receipts: <c>PartlyFilled</c> as <c>partly-filled</c>. Made once, so writing allocates nothing; one method for each
/// enumeration, since a generic one is not compiled ahead of time and the first orders waited for it.
/// </summary>
internal static class RecordText
{
    private static readonly string[] OrderKinds = Texts(typeof(OrderKind));
    private static readonly string[] TimesInForce = Texts(typeof(TimeInForce));
    private static readonly string[] OrderEvents = Texts(typeof(OrderEventKind));
    private static readonly string[] OrderStates = Texts(typeof(OrderState));
    private static readonly string[] FillCauses = Texts(typeof(FillCause));
    private static readonly string[] TradingStates = Texts(typeof(TradingState));
    private static readonly string[] BarPeriods = Texts(typeof(BarPeriod));
    private static readonly string[] OpinionKinds = Texts(typeof(OpinionKind));
    private static readonly string[] OpinionEffects = Texts(typeof(OpinionEffect));
    private static readonly string[] Regimes = Texts(typeof(MarketRegime));
    private static readonly string[] Methods = Texts(typeof(ConsensusMethod));
    private static readonly string[] Findings = Texts(typeof(FindingCode));

    /// <summary>The written form.</summary>
    public static string ToText(this OrderKind value) => OrderKinds[(int)value];

    /// <summary>The written form.</summary>
    public static string ToText(this TimeInForce value) => TimesInForce[(int)value];

    /// <summary>The written form.</summary>
    public static string ToText(this OrderEventKind value) => OrderEvents[(int)value];

    /// <summary>The written form.</summary>
    public static string ToText(this OrderState value) => OrderStates[(int)value];

    /// <summary>The written form.</summary>
    public static string ToText(this FillCause value) => FillCauses[(int)value];

    /// <summary>The written form.</summary>
    public static string ToText(this TradingState value) => TradingStates[(int)value];

    /// <summary>The written form.</summary>
    public static string ToText(this BarPeriod value) => BarPeriods[(int)value];

    /// <summary>The written form.</summary>
    public static string ToText(this OpinionKind value) => OpinionKinds[(int)value];

    /// <summary>The written form.</summary>
    public static string ToText(this OpinionEffect value) => OpinionEffects[(int)value];

    /// <summary>The written form.</summary>
    public static string ToText(this MarketRegime value) => Regimes[(int)value];

    /// <summary>The written form.</summary>
    public static string ToText(this ConsensusMethod value) => Methods[(int)value];

    /// <summary>The written form.</summary>
    public static string ToText(this FindingCode value) => Findings[(int)value];

    private static string[] Texts(Type enumeration)
    {
        var values = Enum.GetValuesAsUnderlyingType(enumeration).Cast<object>().Select(value => Convert.ToInt32(value, CultureInfo.InvariantCulture)).ToArray();
        var texts = new string[values.Max() + 1];
        foreach (var value in values)
        {
            texts[value] = Dashed(Enum.ToObject(enumeration, value).ToString()!);
        }

        return texts;
    }

    private static string Dashed(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var character in name)
        {
            if (char.IsUpper(character) && text.Length > 0 && !char.IsUpper(text[^1]) && !char.IsDigit(text[^1]) && text[^1] != '-')
            {
                text.Append('-');
            }

            text.Append(character);
        }

        return text.ToString().ToLower(CultureInfo.InvariantCulture);
    }
}
