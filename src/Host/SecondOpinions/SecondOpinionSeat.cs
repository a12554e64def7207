using Arus.Contracts.MarketData;

namespace Arus.Host.SecondOpinions;

/// <summary>What is asked of one instrument.</summary>
/// <param name="Instrument">Which.</param>
/// <param name="Timeframe">Bars whose close asks.</param>
/// <param name="HorizonNanos">How far ahead the strategy looks.</param>
internal sealed record SecondOpinionSeat(InstrumentId Instrument, BarPeriod Timeframe, long HorizonNanos)
{
    /// <summary>What a strategy calls the seat that hears language models.</summary>
    public const string Name = "second-opinion";
}
