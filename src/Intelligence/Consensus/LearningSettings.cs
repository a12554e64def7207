namespace Arus.Intelligence.Consensus;

/// <summary>How fast weights are learned.</summary>
/// <param name="IsOn">Whether they are.</param>
/// <param name="Rounds">Scored opinions for which the rate is tuned, T in η = √(8 ln m ÷ T).</param>
/// <param name="Floor">The share an agent keeps that does no worse than its base rate, 0 to 0.25.</param>
internal sealed record LearningSettings(bool IsOn, int Rounds, double Floor);
