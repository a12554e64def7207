namespace Arus.Intelligence.Agents;

/// <summary>The names of the working agents, as documents, opinions and the registry write them.</summary>
internal static class AgentNames
{
    public const string MarketAnalysis = "market-analysis";
    public const string TechnicalIndicator = "technical-indicator";
    public const string RiskAssessment = "risk-assessment";
    public const string ExecutionTiming = "execution-timing";
}
