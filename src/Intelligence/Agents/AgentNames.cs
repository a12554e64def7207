namespace Arus.Intelligence.Agents;

/// <summary>The names of the agents, as documents, opinions and the registry write them.</summary>
internal static class AgentNames
{
    public const string MarketAnalysis = "market-analysis";
    public const string NewsSentiment = "news-sentiment";
    public const string TechnicalIndicator = "technical-indicator";
    public const string FundamentalAnalysis = "fundamental-analysis";
    public const string StrategyFormulation = "strategy-formulation";
    public const string RiskAssessment = "risk-assessment";
    public const string PortfolioOptimization = "portfolio-optimization";
    public const string ExecutionTiming = "execution-timing";
    public const string PerformanceAnalysis = "performance-analysis";
    public const string ModelImprovement = "model-improvement";
    public const string Adaptation = "adaptation";
    public const string KnowledgeSynthesis = "knowledge-synthesis";
    public const string SystemHealth = "system-health";
    public const string Compliance = "compliance";
    public const string UserExperience = "user-experience";
    public const string BusinessIntelligence = "business-intelligence";
}
