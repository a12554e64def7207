namespace Arus.Language.Sentiment;

/// <summary>An entry of the lexicon in a sentence.</summary>
/// <param name="At">Its first token.</param>
/// <param name="Length">How many tokens it covers.</param>
/// <param name="Senses">What it means.</param>
internal readonly record struct Find(int At, int Length, IReadOnlyList<Sense> Senses)
{
    /// <summary>The token after it.</summary>
    public int End => At + Length;

    /// <summary>Whether it is something that goes up or down.</summary>
    public bool IsQuantity => Has(WordClass.Asset, out _) || Has(WordClass.Burden, out _);

    /// <summary>Its classes as one symbol, such as <c>~Burden+Bad</c>.</summary>
    public string Symbol => "~" + string.Join('+', Senses.Select(sense => sense.Class).Order());

    /// <summary>Whether it belongs to a class, and how.</summary>
    public bool Has(WordClass wanted, out Sense sense)
    {
        foreach (var one in Senses)
        {
            if (one.Class == wanted)
            {
                sense = one;
                return true;
            }
        }

        sense = default;
        return false;
    }
}
