namespace Arus.Features;

/// <summary>Whose convention an indicator follows where platforms differ: how an average starts, and what a flat market gives.</summary>
internal enum SeedMode
{
    /// <summary>TA-Lib, the field's default: exponential averages start from the simple average of their first period.</summary>
    TaLib,

    /// <summary>TradingView: exponential averages start from the first value; Wilder's from the simple average.</summary>
    TradingView,

    /// <summary>MetaTrader 5: exponential averages start from the first value and are shown once a period is complete.</summary>
    MetaTrader,
}
