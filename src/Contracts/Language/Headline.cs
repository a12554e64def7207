namespace Arus.Contracts.Language;

/// <summary>A headline as it was published. Compare by <see cref="Id"/>.</summary>
/// <param name="Id">The start of the SHA-256 of its moment, source and text.</param>
/// <param name="KnownAt">When it was published, or when it came in if that was later; before that nothing may read it.</param>
/// <param name="Source">Who published it; empty where the file does not say.</param>
/// <param name="Text">The headline.</param>
/// <param name="Currencies">Whose economy it is about, by rules; none where it names none.</param>
/// <param name="Instruments">The instruments its file or its text names.</param>
public sealed record Headline(
    string Id, Timestamp KnownAt, string Source, string Text, IReadOnlyList<Currency> Currencies, IReadOnlyList<InstrumentId> Instruments);

/// <summary>A headline and its sentiment.</summary>
/// <param name="Headline">What was published.</param>
/// <param name="Score">How it reads.</param>
/// <param name="Model">The model that scored it.</param>
public sealed record ScoredHeadline(Headline Headline, SentimentScore Score, string Model);
