using Arus.Contracts.Intelligence;
using Arus.Foundation.Hub;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.ExecutionTiming;
using Arus.Intelligence.Agents.MarketAnalysis;
using Arus.Intelligence.Agents.RiskAssessment;
using Arus.Intelligence.Agents.TechnicalIndicator;
using Arus.Intelligence.Consensus;
using Arus.Intelligence.Strategies;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Intelligence;

/// <summary>
/// Turns closed bars, features and the quote in force into decisions. A document (<see cref="StrategyDocumentReader"/>, from
/// <see cref="StrategyLibrary"/>) becomes <see cref="EmaRsiStrategy"/> or <see cref="ConsensusStrategy"/>; the latter asks the agents
/// (<see cref="TechnicalIndicatorAgent"/>, <see cref="MarketAnalysisAgent"/>, <see cref="RiskAssessmentAgent"/>,
/// <see cref="ExecutionTimingAgent"/>, all behind <see cref="IAgent"/>), fuses them (<see cref="OpinionPool"/>, <see cref="ConsensusRound"/>), scores each
/// on its own event (<see cref="OpinionScore"/>) and learns their weights (<see cref="WeightLearner"/>). <see cref="AgentRegistry"/> lists all sixteen.
/// Never knows an account.
/// </summary>
public sealed class IntelligenceModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "intelligence";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<IAgentRegistry, AgentRegistry>()
        .AddSingleton<IStrategyLibrary, StrategyLibrary>();
}
