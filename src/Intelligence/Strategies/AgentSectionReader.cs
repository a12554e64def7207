using Arus.Foundation.Text;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.Adaptation;
using Arus.Intelligence.Agents.BusinessIntelligence;
using Arus.Intelligence.Agents.Compliance;
using Arus.Intelligence.Agents.ExecutionTiming;
using Arus.Intelligence.Agents.FundamentalAnalysis;
using Arus.Intelligence.Agents.KnowledgeSynthesis;
using Arus.Intelligence.Agents.MarketAnalysis;
using Arus.Intelligence.Agents.ModelImprovement;
using Arus.Intelligence.Agents.NewsSentiment;
using Arus.Intelligence.Agents.PerformanceAnalysis;
using Arus.Intelligence.Agents.PortfolioOptimization;
using Arus.Intelligence.Agents.RiskAssessment;
using Arus.Intelligence.Agents.StrategyFormulation;
using Arus.Intelligence.Agents.SystemHealth;
using Arus.Intelligence.Agents.TechnicalIndicator;
using Arus.Intelligence.Agents.UserExperience;
using Arus.Intelligence.Forecasts;
using Arus.Intelligence.SecondOpinions;

namespace Arus.Intelligence.Strategies;

/// <summary>Reads the agents of a document, and the forecasts among them: a map from the name of each to its weight and settings.</summary>
internal static class AgentSectionReader
{
    private static readonly SortedDictionary<string, Func<DocumentSection, AgentSettings>> Readers = new(StringComparer.Ordinal)
    {
        [AgentNames.Adaptation] = AdaptationSettings.Read,
        [AgentNames.BusinessIntelligence] = BusinessIntelligenceSettings.Read,
        [AgentNames.Compliance] = ComplianceSettings.Read,
        [AgentNames.ExecutionTiming] = ExecutionTimingSettings.Read,
        [AgentNames.FundamentalAnalysis] = FundamentalAnalysisSettings.Read,
        [AgentNames.KnowledgeSynthesis] = KnowledgeSynthesisSettings.Read,
        [AgentNames.MarketAnalysis] = MarketAnalysisSettings.Read,
        [AgentNames.ModelImprovement] = ModelImprovementSettings.Read,
        [AgentNames.NewsSentiment] = NewsSentimentSettings.Read,
        [AgentNames.PerformanceAnalysis] = PerformanceAnalysisSettings.Read,
        [AgentNames.PortfolioOptimization] = PortfolioOptimizationSettings.Read,
        [AgentNames.RiskAssessment] = RiskAssessmentSettings.Read,
        [SecondOpinionSettings.Seat] = SecondOpinionSettings.Read,
        [AgentNames.StrategyFormulation] = StrategyFormulationSettings.Read,
        [AgentNames.SystemHealth] = SystemHealthSettings.Read,
        [AgentNames.TechnicalIndicator] = TechnicalIndicatorSettings.Read,
        [AgentNames.UserExperience] = UserExperienceSettings.Read,
    };

    /// <summary>The agents, in ordinal order of their names.</summary>
    public static IReadOnlyList<AgentSettings> Read(DocumentSection section)
    {
        var agents = new List<AgentSettings>();
        foreach (var name in section.Keys.ToList())
        {
            if (ForecastSettings.IsSeat(name))
            {
                agents.Add(Agent(section.Section(name), part => ForecastSettings.Read(name, part)));
            }
            else if (Readers.TryGetValue(name, out var reader))
            {
                agents.Add(Agent(section.Section(name), reader));
            }
            else
            {
                section.Fault("STRATEGY_UNKNOWN_AGENT", section.PathOf(name), "unknown agent", NearestName.Expectation(name, [.. Readers.Keys, ForecastSettings.Seat]));
            }
        }

        if (!agents.Any(agent => agent.Vote > 0))
        {
            section.Fault("STRATEGY_MISSING", "agents", "nobody who votes",
                $"{AgentNames.MarketAnalysis} or {AgentNames.TechnicalIndicator} with a weight above 0");
        }

        return agents;
    }

    private static AgentSettings Agent(DocumentSection section, Func<DocumentSection, AgentSettings> reader)
    {
        var settings = reader(section) with { IsMuted = section.Flag("muted", false) };
        section.Close();
        return settings;
    }
}
