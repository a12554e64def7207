namespace Arus.Features;

/// <summary>What on-balance volume is at the first bar.</summary>
internal enum ObvStart
{
    /// <summary>The first bar's volume: TA-Lib, MetaTrader.</summary>
    Volume,

    /// <summary>Nothing: TradingView and most books.</summary>
    Zero,
}
