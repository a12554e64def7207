using Arus.Contracts.Intelligence;
using Arus.Foundation.Hub;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Consensus;
using Arus.Intelligence.Forecasts;
using Arus.Intelligence.Patterns;
using Arus.Intelligence.Readings;
using Arus.Intelligence.Strategies;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Intelligence;

/// <summary>
/// Turns closed bars, features and the quote in force into decisions. A document (<see cref="StrategyDocumentReader"/>, from
/// <see cref="StrategyLibrary"/>) becomes <see cref="EmaRsiStrategy"/> or <see cref="ConsensusStrategy"/>; the latter asks the agents (each a folder of Agents,
/// all behind <see cref="IAgent"/>, listed by <see cref="AgentRegistry"/>), makes one probability of their directions in three ways (<see cref="Deliberation"/>: the vote of
/// <see cref="OpinionPool"/>, <see cref="BayesianPool"/>, <see cref="StackingPool"/>) and a target of it (<see cref="ConsensusRound"/>), checks that
/// (<see cref="DecisionValidator"/>), scores each opinion on its own event, per regime (<see cref="OpinionScore"/>), and learns (<see cref="WeightLearner"/>). The models
/// trained on the user's data speak through <see cref="ForecastAgent"/>. What agents read besides the market is <see cref="Sources"/>, found by <see cref="SourceShelf"/>. Never knows an account.
/// </summary>
public sealed class IntelligenceModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "intelligence";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<IAgentRegistry, AgentRegistry>()
        .AddSingleton<IPatternMeasure, PatternMeasure>()
        .AddSingleton<ForecastShelf>()
        .AddSingleton<SourceShelf>()
        .AddSingleton<IStrategyLibrary, StrategyLibrary>();
}
