using Arus.Contracts.Language;

namespace Arus.Contracts.Intelligence;

/// <summary>The kept answers of language models a run of a strategy may hear.</summary>
/// <param name="Answers">Of its instrument, timeframe and horizon, one for each moment, in the order in which they were known.</param>
/// <param name="AgeNanosMax">How long after the moment it was asked about an answer is heard.</param>
public sealed record HeardOpinions(IReadOnlyList<KeptOpinion> Answers, long AgeNanosMax);
