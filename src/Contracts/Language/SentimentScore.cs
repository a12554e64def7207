namespace Arus.Contracts.Language;

/// <summary>How a sentence would move a reader who holds what it is about.</summary>
public enum SentimentLabel
{
    /// <summary>Bad news.</summary>
    Negative,

    /// <summary>No news, or of no clear sign.</summary>
    Neutral,

    /// <summary>Good news.</summary>
    Positive,
}

/// <summary>The probability of each label; the three add up to 1.</summary>
/// <param name="Negative">Of bad news, 0 to 1.</param>
/// <param name="Neutral">Of neither, 0 to 1.</param>
/// <param name="Positive">Of good news, 0 to 1.</param>
public readonly record struct SentimentScore(double Negative, double Neutral, double Positive)
{
    /// <summary>The likeliest label; neutral where the two others are equal.</summary>
    public SentimentLabel Label =>
        Positive > Negative && Positive > Neutral ? SentimentLabel.Positive
        : Negative > Positive && Negative > Neutral ? SentimentLabel.Negative
        : SentimentLabel.Neutral;

    /// <summary>Positive less negative, −1 to 1.</summary>
    public double Balance => Positive - Negative;
}

/// <summary>A sentence and what a person says of it.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Text">The sentence.</param>
public sealed record LabelledSentence(SentimentLabel Label, string Text);
