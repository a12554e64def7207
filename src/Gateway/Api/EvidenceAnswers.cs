using Arus.Contracts.Intelligence;
using Arus.Contracts.Learning;

namespace Arus.Gateway.Api;

/// <summary>What followed each pattern on stored bars, after costs.</summary>
/// <param name="Items">Pattern by pattern, all regimes together first.</param>
/// <param name="First">The open of the first bar that was looked at.</param>
/// <param name="Last">The close of the last.</param>
/// <param name="Bars">How many there were.</param>
/// <param name="HorizonBars">Bars over which a pattern was followed.</param>
/// <param name="MeanCost">Of a round trip, as a fraction of the price.</param>
/// <param name="CountMin">Appearances from which on a pattern is looked at; one that was seen less often has no vote.</param>
internal sealed record PatternsAnswer(IReadOnlyList<PatternScore> Items, Timestamp First, Timestamp Last, int Bars, int HorizonBars, double MeanCost, int CountMin);

/// <summary>Past situations like the last one that is stored, and what followed.</summary>
/// <param name="Items">The nearest first.</param>
/// <param name="From">The close of the first bar of the situation they are like.</param>
/// <param name="At">The close of its last.</param>
/// <param name="Path">How the price went in it.</param>
/// <param name="Situations">How many there were to choose from.</param>
/// <param name="Unusual">The share of situations that were less unusual, 0 to 1: near 1 the past says little.</param>
/// <param name="Followed">What followed those named.</param>
/// <param name="Usually">What followed all of them.</param>
internal sealed record SituationsAnswer(
    IReadOnlyList<SituationAnswer> Items, Timestamp From, Timestamp At, IReadOnlyList<PathPoint> Path, int Situations, double Unusual, SituationOutcome Followed,
    SituationOutcome Usually);

/// <summary>A past situation and what followed.</summary>
/// <param name="From">The close of its first bar.</param>
/// <param name="At">The close of its last: from here on is what followed.</param>
/// <param name="KnownAt">When its outcome was decided.</param>
/// <param name="Distance">How far it lies from the one asked about, in deviations; 0 is the same.</param>
/// <param name="IsUp">Whether it ended up.</param>
/// <param name="Return">Of the price until then, before costs.</param>
/// <param name="Cost">Of a round trip, as a fraction of the price.</param>
/// <param name="Path">How the price went in it and after it.</param>
internal sealed record SituationAnswer(
    Timestamp From, Timestamp At, Timestamp KnownAt, double Distance, bool IsUp, double Return, double Cost, IReadOnlyList<PathPoint> Path);

/// <summary>The price at one moment of a situation.</summary>
/// <param name="At">The close of a bar.</param>
/// <param name="Change">Of the mid from where the situation ended, as a fraction of it.</param>
internal readonly record struct PathPoint(Timestamp At, double Change);
