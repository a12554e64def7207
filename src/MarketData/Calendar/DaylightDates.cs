namespace Arus.MarketData.Calendar;

/// <summary>Whose dates a clock goes forward and back on.</summary>
internal enum DaylightDates
{
    /// <summary>It never does.</summary>
    None,

    /// <summary>Second Sunday of March to first Sunday of November; 1987 to 2006 first Sunday of April to last Sunday of October.</summary>
    Us,

    /// <summary>Last Sunday of March to last Sunday of October, as since 1996.</summary>
    Eu,
}
