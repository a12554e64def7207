namespace Arus.MarketData.Calendar;

/// <summary>A weekend in a file's own time.</summary>
/// <param name="Closes">When the last row before it ends.</param>
/// <param name="Opens">When the first row after it begins.</param>
internal readonly record struct WeeklyHole(long Closes, long Opens);
