namespace Arus.Contracts.MarketData;

/// <summary>How long a bar lasts. Days, weeks and months begin with the trading day (17:00 New York unless set otherwise).</summary>
public enum BarPeriod : byte
{
    /// <summary>No bars: every quote counts on its own.</summary>
    Tick = 0,

    /// <summary>One second.</summary>
    S1,

    /// <summary>One minute.</summary>
    M1,

    /// <summary>Five minutes.</summary>
    M5,

    /// <summary>Fifteen minutes.</summary>
    M15,

    /// <summary>Thirty minutes.</summary>
    M30,

    /// <summary>One hour.</summary>
    H1,

    /// <summary>Four hours, counted from the start of the trading day.</summary>
    H4,

    /// <summary>One trading day.</summary>
    D1,

    /// <summary>One trading week, from Sunday evening's trading day.</summary>
    W1,

    /// <summary>One calendar month of trading days.</summary>
    MN1,
}
