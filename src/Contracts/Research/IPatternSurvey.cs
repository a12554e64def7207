using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.Contracts.Research;

/// <summary>On which stored bars to measure patterns.</summary>
public sealed record PatternRequest
{
    /// <summary>Where the store is.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Whose bars.</summary>
    public required SourceId Source { get; init; }

    /// <summary>Of what.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>Of the bars.</summary>
    public BarPeriod Period { get; init; } = BarPeriod.H1;

    /// <summary>First moment, included; null from the beginning.</summary>
    public Timestamp? From { get; init; }

    /// <summary>Last moment, not included; null to the end.</summary>
    public Timestamp? To { get; init; }

    /// <summary>Bars over which a pattern is followed, 1 to 10,000.</summary>
    public int HorizonBars { get; init; } = 8;
}

/// <summary>What followed each pattern.</summary>
/// <param name="First">The open of the first bar.</param>
/// <param name="Last">The close of the last.</param>
/// <param name="Bars">How many there were.</param>
/// <param name="MeanCost">Of a round trip over all bars, as a fraction of the price: spread, or what is assumed where the bars have none, and commission.</param>
/// <param name="Scores">Pattern by pattern, all regimes together first.</param>
public sealed record PatternEvidence(Timestamp First, Timestamp Last, int Bars, double MeanCost, IReadOnlyList<PatternScore> Scores)
{
    /// <summary>Appearances from which on a pattern is looked at.</summary>
    public int CountMin { get; init; }
}

/// <summary>Measures patterns on stored bars.</summary>
public interface IPatternSurvey
{
    /// <summary>What followed each pattern, after costs, by regime.</summary>
    /// <exception cref="InvalidInputException">The request, or something it names, is wrong; every fault is named.</exception>
    PatternEvidence Measure(PatternRequest request, CancellationToken stop);
}
