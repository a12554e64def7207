namespace Arus.Host.SecondOpinions;

/// <summary>How a session asks language models.</summary>
/// <param name="UsdPerDay">What they may cost in a day, in US dollars; above 0.</param>
/// <param name="IsMasked">Whether the instrument, its currencies and every date are hidden from them.</param>
internal sealed record SecondOpinionTerms(decimal UsdPerDay, bool IsMasked);
