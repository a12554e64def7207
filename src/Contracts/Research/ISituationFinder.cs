using Arus.Contracts.Learning;
using Arus.Contracts.MarketData;

namespace Arus.Contracts.Research;

/// <summary>Which moment of which stored bars to find the like of.</summary>
public sealed record SimilarRequest
{
    /// <summary>Where the store is.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Whose bars.</summary>
    public required SourceId Source { get; init; }

    /// <summary>Of what.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>Of the bars.</summary>
    public BarPeriod Period { get; init; } = BarPeriod.H1;

    /// <summary>The moment; the situation ends with the last bar that closed at or before it. Null for the last bar there is.</summary>
    public Timestamp? At { get; init; }

    /// <summary>The most situations to name, 1 to 1,000.</summary>
    public int Count { get; init; } = 10;

    /// <summary>What a situation is.</summary>
    public SituationSpec Spec { get; init; } = new();

    /// <summary>How what followed is labelled.</summary>
    public BarrierSpec Barriers { get; init; } = new();

    /// <summary>Features of the catalogue; empty for those that say how prices move, not how high they stand.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];
}

/// <summary>Past situations like one moment.</summary>
/// <param name="From">The close of the first bar of the situation asked about.</param>
/// <param name="At">The close of its last.</param>
/// <param name="KnownTo">Nothing later was used.</param>
/// <param name="Model">Of what is usual.</param>
/// <param name="Situations">How many there were to choose from.</param>
/// <param name="Answer">What the past says.</param>
/// <param name="After">What followed the one asked about; null where that is not known yet. It had no part in the answer.</param>
public sealed record SimilarSituations(
    Timestamp From, Timestamp At, Timestamp KnownTo, ModelId Model, int Situations, SituationAnswer Answer, Situation? After);

/// <summary>Finds past situations in stored bars.</summary>
public interface ISituationFinder
{
    /// <summary>What was like a moment, known before it, and what followed.</summary>
    /// <exception cref="InvalidInputException">The request, or something it names, is wrong; every fault is named.</exception>
    SimilarSituations Find(SimilarRequest request, CancellationToken stop);
}
