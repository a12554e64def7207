namespace Arus.MarketData.Import;

/// <summary>Which part of a date comes first when its year comes last.</summary>
internal enum DateOrder
{
    /// <summary>31/12/2024; also what year-first dates are read with.</summary>
    DayFirst,

    /// <summary>12/31/2024.</summary>
    MonthFirst,
}
