using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Agents.KnowledgeSynthesis;

/// <summary>
/// Where the mid goes, from what the others say, each by its credit: its skill in the present regime, shrunk to nothing while it was scored there rarely.
/// logit p = Σ creditᵢ·cᵢ·logit pᵢ ÷ Σ creditᵢ over those with credit. Silent while nobody has shown skill in this regime: the lesson of the others is then that
/// there is none.
/// </summary>
internal sealed class KnowledgeSynthesisAgent(KnowledgeSynthesisSettings settings, AgentSeat seat) : IAgent
{
    private readonly Minutes _minutes = seat.Minutes;

    /// <inheritdoc/>
    public string Name => settings.Name;

    /// <inheritdoc/>
    public OpinionKind Kind => settings.Kind;

    /// <inheritdoc/>
    public bool SpeaksLast => true;

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features)
    {
    }

    /// <summary>The credit of an agent in a regime: its skill there, shrunk; 0 when it has none or is not about directions.</summary>
    public double Credit(int seatOfAgent, MarketRegime regime)
    {
        var score = _minutes.Scores[seatOfAgent];
        var skill = score.SkillIn(regime);
        return skill > 0 ? skill * Opinions.ConfidenceOf(score.OpinionsIn(regime), settings.Doubt) : 0.0;
    }

    /// <inheritdoc/>
    public bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check)
    {
        check = new(EventKind.Higher, quote.Mid, 0);
        var (evidence, credits, heard) = (0.0, 0.0, 0);
        var reasons = default(RankedReasons);
        for (var i = 0; i < _minutes.Opinions.Length; i++)
        {
            ref readonly var other = ref _minutes.Opinions[i];
            if (other.Kind != OpinionKind.Direction || other.Agent is null || other.Agent == Name || other.Abstains)
            {
                continue;
            }

            heard++;
            var credit = Credit(i, _minutes.Regime);
            if (credit > 0)
            {
                evidence += credit * other.Confidence * StrictMath.Logit(other.Probability);
                credits += credit;
                reasons.Add(new(other.Agent, other.Probability, 0.5) { Source = ReasonSource.Opinion(i) }, credit);
            }
        }

        if (credits == 0 || evidence == 0)
        {
            opinion = Opinions.Silent(
                Name, Kind, AgentEvents.MidHigher, quote.ReceivedAt, seat.HorizonNanos, new Reason("others heard, none with skill in this regime", heard));
            return false;
        }

        reasons.Add(new("sum of the credit in this regime", credits, 0), 0);
        opinion = Opinions.Up(
            Name, evidence / credits, Math.Min(1.0, Math.Sqrt(credits)), quote.ReceivedAt, seat.HorizonNanos, reasons.ToReasons());
        return !opinion.Abstains;
    }
}
