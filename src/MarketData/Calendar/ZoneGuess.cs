namespace Arus.MarketData.Calendar;

/// <summary>The zone of a file's times.</summary>
/// <param name="Rule">The zone.</param>
/// <param name="IsMeasured">Whether the times themselves show it, or it was only documented or assumed.</param>
/// <param name="Evidence">Why, in one sentence.</param>
internal sealed record ZoneGuess(ZoneRule Rule, bool IsMeasured, string Evidence);
