using Arus.Contracts.Intelligence;

namespace Arus.Intelligence.Consensus;

/// <summary>When opinions become a decision.</summary>
/// <param name="Enter">The probability from which a position is opened, 0.5 to 1; mirrored for short ones.</param>
/// <param name="Exit">A long position is left below this probability, 0 to <paramref name="Enter"/>; mirrored for short ones.</param>
/// <param name="Confidence">The confidence below which no position is opened, 0 to 1.</param>
/// <param name="HalfLifeNanos">The age at which an opinion counts half.</param>
/// <param name="Method">How opinions become one probability.</param>
internal sealed record ConsensusSettings(
    double Enter, double Exit, double Confidence, double HalfLifeNanos, ConsensusMethod Method = ConsensusMethod.Voting);
