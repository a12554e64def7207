using Arus.Foundation.Text;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Agents.ExecutionTiming;
using Arus.Intelligence.Agents.MarketAnalysis;
using Arus.Intelligence.Agents.RiskAssessment;
using Arus.Intelligence.Agents.TechnicalIndicator;

namespace Arus.Intelligence.Strategies;

/// <summary>Reads the agents of a document: a map from the name of each to its weight and settings.</summary>
internal static class AgentSectionReader
{
    private static readonly SortedDictionary<string, Func<DocumentSection, AgentSettings>> Readers = new(StringComparer.Ordinal)
    {
        [AgentNames.ExecutionTiming] = ExecutionTimingSettings.Read,
        [AgentNames.MarketAnalysis] = MarketAnalysisSettings.Read,
        [AgentNames.RiskAssessment] = RiskAssessmentSettings.Read,
        [AgentNames.TechnicalIndicator] = TechnicalIndicatorSettings.Read,
    };

    /// <summary>The agents, in ordinal order of their names.</summary>
    public static IReadOnlyList<AgentSettings> Read(DocumentSection section)
    {
        var agents = new List<AgentSettings>();
        foreach (var name in section.Keys.ToList())
        {
            if (Readers.TryGetValue(name, out var reader))
            {
                agents.Add(Agent(section.Section(name), reader));
            }
            else
            {
                section.Fault("STRATEGY_UNKNOWN_AGENT", section.PathOf(name), "unknown agent", NearestName.Expectation(name, [.. Readers.Keys]));
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
