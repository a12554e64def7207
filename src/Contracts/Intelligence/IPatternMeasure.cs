using Arus.Contracts.MarketData;

namespace Arus.Contracts.Intelligence;

/// <summary>Measures what followed each candlestick and chart pattern on bars of one instrument and period, regime by regime.</summary>
public interface IPatternMeasure
{
    /// <summary>Appearances from which on a pattern is looked at; one that was seen less often has no vote.</summary>
    int CountMin { get; }

    /// <summary>Every cell, pattern × regime, that was seen at least once; pattern by pattern, all regimes together first.</summary>
    /// <param name="instrument">Whose bars.</param>
    /// <param name="bars">In the order of time, of one period; flagged ones are passed by.</param>
    /// <param name="costs">Per bar what a round trip costs there, in the quote currency.</param>
    /// <param name="horizonBars">Bars over which a pattern is followed, 1 to 10,000.</param>
    /// <exception cref="InvalidInputException">There is no bar, the counts differ, or the horizon is beyond its limits.</exception>
    IReadOnlyList<PatternScore> Measure(Instrument instrument, IReadOnlyList<Bar> bars, IReadOnlyList<double> costs, int horizonBars);
}
