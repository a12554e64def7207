using System.Globalization;
using System.Text;
using Arus.Contracts.Intelligence;
using Arus.Contracts.Research;
using static Arus.Research.Reports.ReportText;

namespace Arus.Research.Reports;

/// <summary>What a report says of the agents: the three ways to agree on the same opinions side by side, and each agent's skill, regime by regime.</summary>
internal static class AgentTables
{
    private static readonly MarketRegime[] Regimes = [MarketRegime.Range, MarketRegime.Trend, MarketRegime.Turbulent];

    public static string Of(BacktestResult result) => result.Agents.Count == 0 ? "" : Ways(result) + Agents(result);

    private static string Ways(BacktestResult result)
    {
        if (result.Fusions.Count == 0)
        {
            return "";
        }

        var html = new StringBuilder("<section><h2>Three ways to agree, on the same opinions</h2><div class=\"scroll\"><table><tr><th>Way</th><th class=\"n\">Skill</th><th class=\"n\">Brier</th><th class=\"n\">Log-loss</th><th class=\"n\">Opinions</th></tr>");
        foreach (var way in result.Fusions)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Name(way.Method)}{(way.Decides ? " <b class=\"mark\">decides</b>" : "")}</td>{Skill(way.Skill)}");
            html.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{Decimals(way.Brier)}</td><td class=\"n\">{Decimals(way.LogLoss)}</td><td class=\"n\">{Count(way.Opinions)}</td></tr>");
        }

        return html.Append("</table></div><p class=\"none note\">Brier 0.25 and log-loss 0.6931 are those of saying one half each time. Skill is 1 − Brier ÷ that of the base rate: above 0 knows something.</p></section>").ToString();
    }

    private static string Agents(BacktestResult result)
    {
        var html = new StringBuilder("<section><h2>Agents</h2><div class=\"scroll\"><table class=\"agents\"><tr><th>Agent</th><th class=\"n\">Skill</th>");
        foreach (var regime in Regimes)
        {
            html.Append(CultureInfo.InvariantCulture, $"<th class=\"n\">{Heading(regime)}</th>");
        }

        html.Append("<th class=\"n\">Weight</th><th class=\"n\">Brier</th><th class=\"n\">Opinions</th><th class=\"n\">Abstained</th><th>Speaks of</th></tr>");
        foreach (var agent in result.Agents)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Escape(agent.Agent)}{State(agent.State)}</td>{Skill(agent.Skill)}");
            foreach (var regime in Regimes)
            {
                var score = agent.Regimes.FirstOrDefault(score => score.Regime == regime);
                html.Append(Skill(score?.Skill ?? double.NaN, score is null ? "" : $"{Count(score.Opinions)} opinions, Brier {Decimals(score.Brier)}, log-loss {Decimals(score.LogLoss)}"));
            }

            html.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{(agent.Weight > 0 ? Decimals(agent.Weight) : Nothing)}</td><td class=\"n\">{Decimals(agent.Brier)}</td>");
            html.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{Count(agent.Opinions)}</td><td class=\"n\">{Count(agent.Abstentions)}</td><td>{BacktestJson.Small(agent.Kind)}</td></tr>");
        }

        return html.Append("</table></div><p class=\"none note\">Skill over all opinions, then apart for those formed in a range, a trend and turbulence. A skill is missing where the event always or never happened. Only directions have a weight.</p></section>").ToString();
    }

    private static string Skill(double skill, string title = "")
    {
        var tone = double.IsFinite(skill) && Math.Abs(skill) >= 0.00005 ? Tone(skill) : "";
        return $"<td class=\"n {tone}\"{(title.Length > 0 ? $" title=\"{title}\"" : "")}>{Decimals(skill)}</td>";
    }

    private static string State(SeatState state) => state switch
    {
        SeatState.Muted => " <span class=\"none\">muted</span>",
        SeatState.NoSource => " <span class=\"none\">absent: no source</span>",
        _ => "",
    };

    private static string Name(ConsensusMethod method) => method switch
    {
        ConsensusMethod.Voting => "Weighted voting",
        ConsensusMethod.Bayesian => "Bayesian fusion",
        _ => "Stacking",
    };

    private static string Heading(MarketRegime regime) => regime switch
    {
        MarketRegime.Range => "in a range",
        MarketRegime.Trend => "in a trend",
        _ => "turbulent",
    };

    private static string Decimals(double value) => double.IsFinite(value) ? Number(value, 4) : Nothing;
}
