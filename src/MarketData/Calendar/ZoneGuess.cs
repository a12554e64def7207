namespace Arus.MarketData.Calendar;

/// <summary>A zone, and why.</summary>
internal sealed record ZoneGuess(ZoneRule Rule, bool IsMeasured, string Evidence);
