using System.Globalization;

namespace Arus.Features;

/// <summary>A decimal number within a range.</summary>
internal sealed class NumberSetting(string name, double initial, double minimum, double maximum, string meaning) : Setting(name, meaning)
{
    private const NumberStyles Style = NumberStyles.AllowDecimalPoint;

    /// <inheritdoc/>
    public override string Default => initial.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string Allowed => string.Create(CultureInfo.InvariantCulture, $"a number from {minimum} to {maximum}");

    /// <inheritdoc/>
    public override bool Accepts(string text) =>
        double.TryParse(text, Style, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum;

    /// <summary>The number an accepted text stands for.</summary>
    public static double Read(string text) => double.Parse(text, Style, CultureInfo.InvariantCulture);
}
