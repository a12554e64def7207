using Arus.Contracts.Language;
using Arus.Foundation.Numerics;

namespace Arus.Language.Sentiment;

/// <summary>
/// Sentiment by words and rules, without training. The weights of the signs were chosen by hand: a comparison of numbers says more than a direction,
/// a direction more than a tone; doubt, plain description and contradiction make a sentence more neutral.
/// </summary>
internal sealed class LexiconModel(Lexicon lexicon) : ISentimentModel
{
    private const double ChangeWeight = 1.4;
    private const double ComparisonWeight = 1.6;
    private const double Steepness = 2.2;
    private const double NeutralStart = 1.5;
    private readonly SentenceReader _reader = new(lexicon);

    public string Id { get; } = $"lexicon-{lexicon.Hash}";

    public SentimentScore Score(string text) => Score(_reader.Read(Tokenizer.Split(text)));

    public static SentimentScore Score(SentenceSigns signs)
    {
        var good = Total(signs.Good(SignKind.Tone), signs.Good(SignKind.Change), signs.Good(SignKind.Comparison));
        var bad = Total(signs.Bad(SignKind.Tone), signs.Bad(SignKind.Change), signs.Bad(SignKind.Comparison));
        var neutral = NeutralStart + (0.25 * Math.Min(3, signs.Routines)) + (0.2 * Math.Min(3, signs.Doubts)) + (0.3 * Math.Min(2, signs.Flats));
        return Softmax(Steepness * (bad - (0.6 * good)), neutral, Steepness * (good - (0.6 * bad)));
    }

    private static double Total(double tone, double change, double comparison)
    {
        var sum = tone + (ChangeWeight * change) + (ComparisonWeight * comparison);

        // Many weak words do not add up to certainty.
        return 3.0 * sum / (3.0 + sum);
    }

    private static SentimentScore Softmax(double negative, double neutral, double positive)
    {
        var most = Math.Max(neutral, Math.Max(negative, positive));
        var (n, m, p) = (StrictMath.Exp(negative - most), StrictMath.Exp(neutral - most), StrictMath.Exp(positive - most));
        var sum = n + m + p;
        return new SentimentScore(n / sum, m / sum, p / sum);
    }
}
