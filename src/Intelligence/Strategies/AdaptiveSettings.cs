using Arus.Contracts.Intelligence;

namespace Arus.Intelligence.Strategies;

/// <summary>What the adaptive engine may choose between.</summary>
/// <param name="IsOn">Whether it chooses.</param>
/// <param name="Methods">Ways to agree beside the document's own.</param>
/// <param name="Enters">Entry thresholds beside the document's own, 0.5 to 1.</param>
/// <param name="Bars">Bars in a regime before it chooses there.</param>
internal sealed record AdaptiveSettings(bool IsOn, IReadOnlyList<ConsensusMethod> Methods, IReadOnlyList<double> Enters, int Bars);
