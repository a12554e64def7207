namespace Arus.Language.Sentiment;

/// <summary>One finding in a sentence.</summary>
/// <param name="Kind">Which rule found it.</param>
/// <param name="At">The token it stands at.</param>
/// <param name="Weight">How good (above 0) or bad (below 0) the news is; a single word of strength 2 is 1.</param>
internal readonly record struct Sign(SignKind Kind, int At, double Weight);

/// <summary>The rules that find signs.</summary>
internal enum SignKind
{
    /// <summary>A word or phrase that is good or bad by itself.</summary>
    Tone,

    /// <summary>A quantity that goes up or down, such as "costs fell".</summary>
    Change,

    /// <summary>A quantity now and before, such as "EUR 4.7 mn, compared to 6.6 mn".</summary>
    Comparison,
}

/// <summary>What was found in a sentence.</summary>
/// <param name="Signs">In the order of the sentence.</param>
/// <param name="Doubts">How many words of doubt.</param>
/// <param name="Routines">How many turns of plain description.</param>
/// <param name="Flats">How many words that say that nothing changed.</param>
/// <param name="Negations">How many words that turn others round.</param>
/// <param name="Quantities">How many numbers that count something.</param>
/// <param name="Abstract">The sentence in classes: one symbol per entry of the lexicon, quantity, year or other word.</param>
internal sealed record SentenceSigns(
    IReadOnlyList<Sign> Signs, int Doubts, int Routines, int Flats, int Negations, int Quantities, IReadOnlyList<string> Abstract)
{
    /// <summary>The sum of the good weights of a kind.</summary>
    public double Good(SignKind kind) => Sum(kind, 1);

    /// <summary>The sum of the bad weights of a kind, as a positive number.</summary>
    public double Bad(SignKind kind) => Sum(kind, -1);

    private double Sum(SignKind kind, int side)
    {
        var sum = 0.0;
        foreach (var sign in Signs)
        {
            if (sign.Kind == kind && sign.Weight * side > 0)
            {
                sum += sign.Weight * side;
            }
        }

        return sum;
    }
}
