using Arus.Intelligence.Agents;
using Arus.Intelligence.Consensus;
using Arus.Intelligence.Readings;

namespace Arus.Intelligence.Strategies;

/// <summary>By the consensus of agents.</summary>
/// <param name="Agents">Who is asked.</param>
/// <param name="HorizonBars">How far ahead they look.</param>
/// <param name="DelayBars">Bars after which a delay is over.</param>
/// <param name="Consensus">The thresholds.</param>
/// <param name="Learning">How weights are learned.</param>
/// <param name="Adaptive">What is chosen by regime.</param>
/// <param name="Validator">What each decision is held against.</param>
/// <param name="Sources">What it reads besides the market.</param>
internal sealed record ByConsensus(
    IReadOnlyList<AgentSettings> Agents, int HorizonBars, int DelayBars, ConsensusSettings Consensus, LearningSettings Learning,
    AdaptiveSettings Adaptive, ValidatorSettings Validator, SourceSettings Sources) : StrategyKind;
