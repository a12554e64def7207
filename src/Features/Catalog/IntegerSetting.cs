using System.Globalization;

namespace Arus.Features;

/// <summary>A whole number within a range.</summary>
internal sealed class IntegerSetting(string name, int initial, int minimum, int maximum, string meaning) : Setting(name, meaning)
{
    /// <inheritdoc/>
    public override string Default => initial.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string Allowed => string.Create(CultureInfo.InvariantCulture, $"a whole number from {minimum} to {maximum}");

    /// <summary>A period: 1 to <see cref="IndicatorLimits.PeriodMax"/>.</summary>
    public static IntegerSetting Period(string name, int initial, string meaning) => new(name, initial, 1, IndicatorLimits.PeriodMax, meaning);

    /// <inheritdoc/>
    public override bool Accepts(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum;

    /// <summary>The number an accepted text stands for.</summary>
    public static int Read(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
