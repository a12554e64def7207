using Arus.Contracts.Intelligence;
using Arus.Foundation.Text;
using Arus.Intelligence.Agents;

namespace Arus.Intelligence.Strategies;

/// <summary>Reads the agents of a document: a map from the name of each to its weight and settings.</summary>
internal static class AgentSectionReader
{
    private static readonly string[] Working =
        [AgentNames.ExecutionTiming, AgentNames.MarketAnalysis, AgentNames.RiskAssessment, AgentNames.TechnicalIndicator];

    private static readonly AgentRegistry Registry = new();

    /// <summary>The agents, in ordinal order of their names.</summary>
    public static IReadOnlyList<AgentSettings> Read(DocumentSection section)
    {
        var agents = new List<AgentSettings>();
        foreach (var name in section.Keys.ToList())
        {
            if (Working.Contains(name))
            {
                agents.Add(Agent(name, section.Section(name)));
            }
            else if (Registry.All.Any(agent => agent.Name == name))
            {
                section.Fault("STRATEGY_AGENT_ABSENT", section.PathOf(name), "this agent does not work yet", "one of " + string.Join(", ", Working));
            }
            else
            {
                section.Fault("STRATEGY_UNKNOWN_AGENT", section.PathOf(name), "unknown agent", NearestName.Expectation(name, Working));
            }
        }

        if (!agents.Any(agent => agent.Kind == OpinionKind.Direction && agent.Weight > 0))
        {
            section.Fault("STRATEGY_MISSING", "agents", "nobody who votes",
                $"{AgentNames.MarketAnalysis} or {AgentNames.TechnicalIndicator} with a weight above 0");
        }

        return agents;
    }

    private static AgentSettings Agent(string name, DocumentSection section)
    {
        AgentSettings settings = name switch
        {
            AgentNames.TechnicalIndicator => Technical(section),
            AgentNames.MarketAnalysis => Market(section),
            AgentNames.RiskAssessment => Risk(section),
            _ => Timing(section),
        };
        section.Close();
        return settings;
    }

    private static TechnicalIndicatorSettings Technical(DocumentSection section)
    {
        var settings = new TechnicalIndicatorSettings
        {
            Weight = Weight(section),
            Fast = section.Integer("fast", 20, 1, 10_000),
            Slow = section.Integer("slow", 50, 1, 10_000),
            Rsi = section.Integer("rsi", 14, 1, 10_000),
            Adx = section.Integer("adx", 14, 1, 1_000),
            Trend = (double)section.Number("trend", 25, 5, 100),
            Strength = (double)section.Number("strength", 0.4m, 0.01m, 3),
        };
        if (settings.Fast >= settings.Slow)
        {
            section.Fault("STRATEGY_CONFLICT", section.PathOf("fast"), "not below slow", "a fast period below the slow one");
        }

        return settings;
    }

    private static MarketAnalysisSettings Market(DocumentSection section) => new()
    {
        Weight = Weight(section),
        Window = section.Integer("window", 20, 2, 1_000),
        VolatilityWindow = section.Integer("volatility_window", 250, 20, 10_000),
        Slow = section.Integer("slow", 50, 2, 10_000),
        Adx = section.Integer("adx", 14, 1, 1_000),
        Trend = (double)section.Number("trend", 25, 0, 100),
        Efficiency = (double)section.Number("efficiency", 0.3m, 0, 1),
        Strength = (double)section.Number("strength", 0.6m, 0.01m, 3),
    };

    private static RiskAssessmentSettings Risk(DocumentSection section)
    {
        var settings = new RiskAssessmentSettings
        {
            Limit = (double)section.Number("limit", 3, 0.1m, 1_000),
            Atr = section.Integer("atr", 14, 1, 1_000),
            Lambda = (double)section.Number("lambda", 0.94m, 0.5m, 0.999m),
            ScaleAbove = (double)section.Number("scale_above", 0.3m, 0, 1),
            VetoAbove = (double)section.Number("veto_above", 0.6m, 0, 1),
        };
        if (settings.ScaleAbove > settings.VetoAbove)
        {
            section.Fault("STRATEGY_CONFLICT", section.PathOf("scale_above"), "above veto_above", "at most veto_above");
        }

        return settings;
    }

    private static ExecutionTimingSettings Timing(DocumentSection section) => new()
    {
        Cost = (double)section.Number("cost", 2, 0.1m, 1_000),
        DelayAbove = (double)section.Number("delay_above", 0.5m, 0, 1),
        Quotes = section.Integer("quotes", 100, 1, 1_000_000),
    };

    private static double Weight(DocumentSection section) => (double)section.Number("weight", 1, 0, 1_000);
}
