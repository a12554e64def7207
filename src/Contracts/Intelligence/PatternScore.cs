namespace Arus.Contracts.Intelligence;

/// <summary>What followed a pattern on one instrument and timeframe, after costs.</summary>
/// <param name="Pattern">The feature that recognises it, such as <c>candle.engulfing</c>.</param>
/// <param name="Regime">The regime it appeared in; <see langword="null"/> for all of them together.</param>
/// <param name="Count">How often it appeared, repetitions within the horizon of an earlier one left out.</param>
/// <param name="HitRate">Share of profits after costs when it is followed over the horizon, 0 to 1; NaN before the first.</param>
/// <param name="HitRateLow">Lower end of the hit rate's interval at 95 % (Wilson 1927).</param>
/// <param name="HitRateHigh">Upper end of it.</param>
/// <param name="Payoff">Mean profit ÷ mean loss; NaN without either.</param>
/// <param name="Mean">Mean result after costs, in expected deviations of the mid over the horizon.</param>
/// <param name="PValue">The chance of so good a mean, or a better one, were the true one nothing; one-sided.</param>
/// <param name="HasVote">Whether that is still good when corrected for all patterns and regimes looked at; without it the pattern has no vote.</param>
public sealed record PatternScore(
    string Pattern, MarketRegime? Regime, long Count, double HitRate, double HitRateLow, double HitRateHigh, double Payoff, double Mean, double PValue,
    bool HasVote)
{
    /// <summary>The p-value corrected for all patterns and regimes looked at (Benjamini and Yekutieli 2001); 1 while it was seen too rarely.</summary>
    public double CorrectedPValue { get; init; } = 1;
}
