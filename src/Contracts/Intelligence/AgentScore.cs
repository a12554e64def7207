namespace Arus.Contracts.Intelligence;

/// <summary>How an agent has done.</summary>
/// <param name="Agent">Its name.</param>
/// <param name="Kind">The sort of event it speaks about.</param>
/// <param name="Opinions">How many were scored; abstentions are not.</param>
/// <param name="Abstentions">How often it said nothing.</param>
/// <param name="Brier">Mean squared error of its probabilities, 0 is perfect; NaN before the first.</param>
/// <param name="Skill">1 − Brier ÷ Brier of the base rate; above 0 is better than knowing only how often the event happens.</param>
/// <param name="Weight">Its present share in the vote.</param>
public sealed record AgentScore(string Agent, OpinionKind Kind, long Opinions, long Abstentions, double Brier, double Skill, double Weight)
{
    /// <summary>Mean log-loss of its probabilities, in nats; NaN before the first.</summary>
    public double LogLoss { get; init; } = double.NaN;

    /// <summary>How often a number in its reasons was not the one that stands, so that what it said did not count; abstentions too.</summary>
    public long Refuted { get; init; }

    /// <summary>Whether its seat takes part, is muted by the document, or stands empty for want of a source.</summary>
    public SeatState State { get; init; }

    /// <summary>What asking others cost it since the run began, abstentions too, in US dollars; 0 for an agent that computes.</summary>
    public double CostUsd { get; init; }

    /// <summary>What of that fell on the newest day (UTC, the engine's time).</summary>
    public double CostTodayUsd { get; init; }

    /// <summary>The same, apart for each regime its opinions were formed in; regimes without a scored opinion are left out.</summary>
    public IReadOnlyList<RegimeScore> Regimes { get; init; } = [];
}

/// <summary>How an agent has done in one regime.</summary>
/// <param name="Regime">Which.</param>
/// <param name="Opinions">How many were scored.</param>
/// <param name="Brier">Mean squared error.</param>
/// <param name="LogLoss">Mean log-loss, in nats.</param>
/// <param name="Skill">1 − Brier ÷ Brier of the regime's own base rate; NaN while the event has always or never happened there.</param>
public sealed record RegimeScore(MarketRegime Regime, long Opinions, double Brier, double LogLoss, double Skill);

/// <summary>Whether a seat at the table takes part.</summary>
public enum SeatState
{
    /// <summary>It does.</summary>
    Taken,

    /// <summary>The document silences it.</summary>
    Muted,

    /// <summary>Its agent has nothing to read: absent, no source.</summary>
    NoSource,
}

/// <summary>How one way to agree has done on the same opinions.</summary>
/// <param name="Method">Which way.</param>
/// <param name="Decides">Whether the strategy goes by it.</param>
/// <param name="Opinions">How many of its probabilities were scored; one half is not.</param>
/// <param name="Brier">Mean squared error; NaN before the first.</param>
/// <param name="LogLoss">Mean log-loss, in nats; NaN before the first.</param>
/// <param name="Skill">1 − Brier ÷ Brier of the base rate.</param>
public sealed record FusionScore(ConsensusMethod Method, bool Decides, long Opinions, double Brier, double LogLoss, double Skill);

