using Arus.Contracts.Intelligence;

namespace Arus.Intelligence.Agents;

/// <summary>The sixteen agents. Four work; the others are rows here and nothing else.</summary>
internal sealed class AgentRegistry : IAgentRegistry
{
    /// <inheritdoc/>
    public IReadOnlyList<AgentInfo> All { get; } =
    [
        Row("G01", AgentNames.MarketAnalysis, "Market Analysis", AgentGroup.Research, OpinionKind.Direction,
            AgentEvents.MidHigher, AgentStatus.Working),
        Row("G02", "news-sentiment", "News Sentiment", AgentGroup.Research, OpinionKind.Direction, AgentEvents.MidHigher),
        Row("G03", AgentNames.TechnicalIndicator, "Technical Indicator", AgentGroup.Research, OpinionKind.Direction,
            AgentEvents.MidHigher, AgentStatus.Working),
        Row("G04", "fundamental-analysis", "Fundamental Analysis", AgentGroup.Research, OpinionKind.Direction, AgentEvents.MidHigher),
        Row("G05", "strategy-formulation", "Strategy Formulation", AgentGroup.Decision, OpinionKind.Condition,
            "the strategy's result over the horizon is negative after costs"),
        Row("G06", AgentNames.RiskAssessment, "Risk Assessment", AgentGroup.Decision, OpinionKind.Condition,
            AgentEvents.LossBeyondLimit, AgentStatus.Working),
        Row("G07", "portfolio-optimization", "Portfolio Optimization", AgentGroup.Decision, OpinionKind.Condition,
            "the position moves with the rest of the portfolio beyond the limit over the horizon"),
        Row("G08", AgentNames.ExecutionTiming, "Execution Timing", AgentGroup.Decision, OpinionKind.Condition,
            AgentEvents.CostAboveLimit, AgentStatus.Working),
        Row("G09", "performance-analysis", "Performance Analysis", AgentGroup.Learning, OpinionKind.Oversight,
            "the drawdown passes its limit within the horizon"),
        Row("G10", "model-improvement", "Model Improvement", AgentGroup.Learning, OpinionKind.Oversight,
            "the model in service does worse than its challenger over the horizon"),
        Row("G11", "adaptation", "Adaptation", AgentGroup.Learning, OpinionKind.Condition, "the market's regime changes within the horizon"),
        Row("G12", "knowledge-synthesis", "Knowledge Synthesis", AgentGroup.Learning, OpinionKind.Direction, AgentEvents.MidHigher),
        Row("G13", "system-health", "System Health", AgentGroup.Monitoring, OpinionKind.Oversight,
            "a part of the system misses its latency or availability limit within the horizon"),
        Row("G14", "compliance", "Compliance", AgentGroup.Monitoring, OpinionKind.Oversight, "a rule of conduct is broken within the horizon"),
        Row("G15", "user-experience", "User Experience", AgentGroup.Monitoring, OpinionKind.Oversight,
            "a person's request fails or exceeds its time within the horizon"),
        Row("G16", "business-intelligence", "Business Intelligence", AgentGroup.Monitoring, OpinionKind.Oversight,
            "a subscription lapses within the horizon"),
    ];

    private static AgentInfo Row(
        string requirement, string name, string title, AgentGroup group, OpinionKind kind, string subject, AgentStatus status = AgentStatus.Absent) =>
        new(requirement, name, title, group, kind, subject, status);
}
