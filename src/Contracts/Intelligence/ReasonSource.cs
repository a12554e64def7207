namespace Arus.Contracts.Intelligence;

/// <summary>Where the number of a reason comes from, so that it can be computed again before the opinion counts.</summary>
/// <param name="Origin">How.</param>
/// <param name="First">Which feature, or which seat's opinion; as <paramref name="Origin"/> says.</param>
/// <param name="Second">Likewise.</param>
/// <param name="Third">Likewise.</param>
public readonly record struct ReasonSource(ReasonOrigin Origin, short First = 0, short Second = 0, short Third = 0)
{
    /// <summary>The spread of the quote in force.</summary>
    public static ReasonSource Spread => new(ReasonOrigin.Spread);

    /// <summary>A feature as it is.</summary>
    public static ReasonSource Feature(int feature) => new(ReasonOrigin.Feature, (short)feature);

    /// <summary>One feature ÷ another.</summary>
    public static ReasonSource Ratio(int feature, int unit) => new(ReasonOrigin.Ratio, (short)feature, (short)unit);

    /// <summary>The difference of two features ÷ a third.</summary>
    public static ReasonSource Gap(int feature, int from, int unit) => new(ReasonOrigin.Gap, (short)feature, (short)from, (short)unit);

    /// <summary>Where the last trusted close stands between two features: 0 at the first, 1 at the second.</summary>
    public static ReasonSource Position(int from, int to) => new(ReasonOrigin.Position, (short)from, (short)to);

    /// <summary>The probability another seat gave in the same round.</summary>
    public static ReasonSource Opinion(int seat) => new(ReasonOrigin.Opinion, (short)seat);
}

/// <summary>How the number of a reason is computed again.</summary>
public enum ReasonOrigin : byte
{
    /// <summary>Not at all: a number of the agent's own, such as one of its statistics. It must be finite.</summary>
    Stated,

    /// <summary>A feature of the row in force.</summary>
    Feature,

    /// <summary>One feature ÷ another.</summary>
    Ratio,

    /// <summary>The difference of two features ÷ a third.</summary>
    Gap,

    /// <summary>(close − first) ÷ (second − first) with the last trusted close.</summary>
    Position,

    /// <summary>The spread of the quote in force, in the quote currency.</summary>
    Spread,

    /// <summary>The probability another seat gave in the same round.</summary>
    Opinion,
}
