using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.Agents.RiskAssessment;

/// <summary>The settings of <see cref="RiskAssessmentAgent"/>.</summary>
internal sealed record RiskAssessmentSettings : AgentSettings
{
    /// <inheritdoc/>
    public override string Name => AgentNames.RiskAssessment;

    /// <inheritdoc/>
    public override OpinionKind Kind => OpinionKind.Condition;

    /// <summary>The loss limit as a multiple of the average true range.</summary>
    public double Limit { get; init; } = 3;

    /// <summary>Bars of the true range.</summary>
    public int Atr { get; init; } = 14;

    /// <summary>How slowly volatility forgets, 0.5 to 0.999.</summary>
    public double Lambda { get; init; } = 0.94;

    /// <summary>The probability above which positions shrink.</summary>
    public double ScaleAbove { get; init; } = 0.3;

    /// <summary>The probability from which there is no new exposure.</summary>
    public double VetoAbove { get; init; } = 0.6;

    /// <summary>Bars the loss forecasts rest on; 0 for none, which leaves the normal law of volatility alone.</summary>
    public int Window { get; init; }

    /// <summary>The largest loss over the horizon that 19 of 20 may stay below before positions shrink, as a multiple of the average true range.</summary>
    public double LossLimit { get; init; } = 4;

    /// <summary>What a full position may lose in the worst scenario, as a fraction of the price; 0 for no limit.</summary>
    public double Stress { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) => [AgentFeatures.Atr(Atr, timeframe)];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new RiskAssessmentAgent(this, seat);

    /// <summary>Reads them from a document.</summary>
    public static RiskAssessmentSettings Read(DocumentSection section)
    {
        var settings = new RiskAssessmentSettings
        {
            Limit = (double)section.Number("limit", 3, 0.1m, 1_000),
            Atr = section.Integer("atr", 14, 1, 1_000),
            Lambda = (double)section.Number("lambda", 0.94m, 0.5m, 0.999m),
            ScaleAbove = (double)section.Number("scale_above", 0.3m, 0, 1),
            VetoAbove = (double)section.Number("veto_above", 0.6m, 0, 1),
            Window = section.Integer("window", 0, 0, 5_000),
            Stress = (double)section.Number("stress", 0, 0, 1),
            LossLimit = (double)section.Number("loss_limit", 4, 0.1m, 1_000),
        };
        if (settings.Window is > 0 and < 50)
        {
            section.Fault("STRATEGY_OUT_OF_RANGE", section.PathOf("window"), "fewer than 50 bars", "0 for no forecasts, or 50 to 5000");
        }

        if (settings.ScaleAbove > settings.VetoAbove)
        {
            section.Fault("STRATEGY_CONFLICT", section.PathOf("scale_above"), "above veto_above", "at most veto_above");
        }

        return settings;
    }
}
