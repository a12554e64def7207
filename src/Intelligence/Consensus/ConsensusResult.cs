using Arus.Contracts.Intelligence;

namespace Arus.Intelligence.Consensus;

/// <summary>What a round comes to.</summary>
/// <param name="ProbabilityUp">The fused probability that the mid will be higher; 0.5 when nobody votes.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Target">The position in force after the round, in basis points of the full size.</param>
/// <param name="Outcome">What comes of it.</param>
/// <param name="Because">Why, a constant.</param>
internal readonly record struct ConsensusResult(double ProbabilityUp, double Confidence, int Target, DecisionOutcome Outcome, string Because);
