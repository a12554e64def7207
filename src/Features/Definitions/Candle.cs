namespace Arus.Features;

/// <summary>One bar as a candle, and what was usual before it. Proportions are those of TA-Lib's candle settings, where it has one.</summary>
internal readonly record struct Candle
{
    public double Open { get; init; }

    public double High { get; init; }

    public double Low { get; init; }

    public double Close { get; init; }

    /// <summary>The mean body of the ten bars before.</summary>
    public double UsualBody { get; init; }

    /// <summary>The mean range of the ten bars before.</summary>
    public double UsualRange { get; init; }

    /// <summary>The mean close of the ten bars before.</summary>
    public double MeanClose { get; init; }

    /// <summary>The mean body of this bar and the nine before.</summary>
    public double NextUsualBody { get; init; }

    /// <summary>The mean range of this bar and the nine before.</summary>
    public double NextUsualRange { get; init; }

    /// <summary>The mean close of this bar and the nine before.</summary>
    public double NextMeanClose { get; init; }

    public double Body => Math.Abs(Close - Open);

    public double Range => High - Low;

    public double Top => Math.Max(Open, Close);

    public double Bottom => Math.Min(Open, Close);

    public double Middle => (Open + Close) / 2.0;

    public double UpperShadow => High - Top;

    public double LowerShadow => Bottom - Low;

    /// <summary>1 rising, −1 falling; one that ends where it began counts as rising.</summary>
    public double Direction => Close >= Open ? 1.0 : -1.0;

    public bool IsRising => Close >= Open;

    public bool IsFalling => Close < Open;

    /// <summary>The body is larger than usual.</summary>
    public bool IsLong => Body > UsualBody;

    /// <summary>The body is smaller than usual.</summary>
    public bool IsShort => Body < UsualBody;

    /// <summary>The body is a tenth of the usual range at most.</summary>
    public bool IsDoji => Body <= 0.1 * UsualRange;

    /// <summary>There is no upper shadow to speak of.</summary>
    public bool HasNoUpperShadow => UpperShadow < 0.1 * UsualRange;

    /// <summary>There is no lower shadow to speak of.</summary>
    public bool HasNoLowerShadow => LowerShadow < 0.1 * UsualRange;

    /// <summary>The upper shadow is at least twice the body, and no small one.</summary>
    public bool HasLongUpperShadow => UpperShadow >= 2.0 * Body && UpperShadow > 0.5 * UsualRange;

    /// <summary>The lower shadow is at least twice the body, and no small one.</summary>
    public bool HasLongLowerShadow => LowerShadow >= 2.0 * Body && LowerShadow > 0.5 * UsualRange;

    /// <summary>The market came from above: the candle lies below the mean of the closes before it.</summary>
    public bool FollowsFall => Top < MeanClose;

    /// <summary>The market came from below.</summary>
    public bool FollowsRise => Bottom > MeanClose;

    /// <summary>The body of another lies within this one's.</summary>
    public bool Holds(in Candle other) => other.Top <= Top && other.Bottom >= Bottom && other.Body < Body;
}
