using Arus.Contracts.Intelligence;

namespace Arus.Intelligence.Agents;

/// <summary>The sixteen agents, in the order of their requirements. Those whose source is not there keep an empty seat, shown so.</summary>
internal sealed class AgentRegistry : IAgentRegistry
{
    /// <inheritdoc/>
    public IReadOnlyList<AgentInfo> All(Sources sources) =>
    [
        Row("G01", AgentNames.MarketAnalysis, "Market Analysis", AgentGroup.Research, OpinionKind.Direction, AgentEvents.MidHigher),
        Row("G02", AgentNames.NewsSentiment, "News Sentiment", AgentGroup.Research, OpinionKind.Direction, AgentEvents.MidHigher, sources.News is not null),
        Row("G03", AgentNames.TechnicalIndicator, "Technical Indicator", AgentGroup.Research, OpinionKind.Direction, AgentEvents.MidHigher),
        Row("G04", AgentNames.FundamentalAnalysis, "Fundamental Analysis", AgentGroup.Research, OpinionKind.Direction,
            AgentEvents.MidHigher, sources.Calendar is not null),
        Row("G05", AgentNames.StrategyFormulation, "Strategy Formulation", AgentGroup.Decision, OpinionKind.Condition, AgentEvents.ResultNegative),
        Row("G06", AgentNames.RiskAssessment, "Risk Assessment", AgentGroup.Decision, OpinionKind.Condition, AgentEvents.LossBeyondLimit),
        Row("G07", AgentNames.PortfolioOptimization, "Portfolio Optimization", AgentGroup.Decision, OpinionKind.Condition,
            AgentEvents.MovesWithPortfolio, sources.Peers is not null),
        Row("G08", AgentNames.ExecutionTiming, "Execution Timing", AgentGroup.Decision, OpinionKind.Condition, AgentEvents.CostAboveLimit),
        Row("G09", AgentNames.PerformanceAnalysis, "Performance Analysis", AgentGroup.Learning, OpinionKind.Oversight, AgentEvents.DrawdownBeyondLimit),
        Row("G10", AgentNames.ModelImprovement, "Model Improvement", AgentGroup.Learning, OpinionKind.Oversight, AgentEvents.ChallengerBetter),
        Row("G11", AgentNames.Adaptation, "Adaptation", AgentGroup.Learning, OpinionKind.Condition, AgentEvents.RegimeOther),
        Row("G12", AgentNames.KnowledgeSynthesis, "Knowledge Synthesis", AgentGroup.Learning, OpinionKind.Direction, AgentEvents.MidHigher),
        Row("G13", AgentNames.SystemHealth, "System Health", AgentGroup.Monitoring, OpinionKind.Oversight, AgentEvents.QuotesStop),
        Row("G14", AgentNames.Compliance, "Compliance", AgentGroup.Monitoring, OpinionKind.Oversight, AgentEvents.RuleBroken),
        Row("G15", AgentNames.UserExperience, "User Experience", AgentGroup.Monitoring, OpinionKind.Oversight,
            AgentEvents.JourneyFails, sources.Journeys is not null),
        Row("G16", AgentNames.BusinessIntelligence, "Business Intelligence", AgentGroup.Monitoring, OpinionKind.Oversight,
            AgentEvents.SubscriptionLapses, sources.Accounts is not null),
    ];

    private static AgentInfo Row(
        string requirement, string name, string title, AgentGroup group, OpinionKind kind, string subject, bool hasSource = true) =>
        new(requirement, name, title, group, kind, subject, hasSource ? AgentStatus.Working : AgentStatus.Absent);
}
