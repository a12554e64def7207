namespace Arus.Contracts.Intelligence;

/// <summary>How opinions become one probability.</summary>
public enum ConsensusMethod : byte
{
    /// <summary>A vote in log-odds, by learned weights.</summary>
    Voting,

    /// <summary>Calibrated evidence added up, damped for agents whose errors go together.</summary>
    Bayesian,

    /// <summary>A small model over the opinions, learned from those whose horizon has ended.</summary>
    Stacking,
}

/// <summary>What one way to agree says of the same opinions.</summary>
/// <param name="Method">Which way.</param>
/// <param name="ProbabilityUp">The probability that the mid will be higher after the horizon; 0.5 when nobody says anything.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Decides">Whether the strategy goes by it; the others are there to be compared.</param>
public readonly record struct FusedProbability(ConsensusMethod Method, double ProbabilityUp, double Confidence, bool Decides);
