using Arus.Contracts.Intelligence;
using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Consensus;

/// <summary>
/// The vote: a logarithmic opinion pool, logit p = Σ vᵢ·logit pᵢ with vᵢ = wᵢ·cᵢ·2^(−ageᵢ ÷ half-life) ÷ Σw over those who do not abstain. With full
/// confidence and no age it is the classic pool (Genest and Zidek 1986); doubt and age draw the result towards one half.
/// </summary>
internal static class OpinionPool
{
    /// <summary>The share of the others below which a voter stands alone: what is left of them is rounding.</summary>
    private const double Alone = 1e-9;

    private const double Ln2 = 0.69314718055994530942;

    /// <summary>
    /// Fuses the directions and writes into each opinion its share vᵢ and how far it moved the result: without it the others' shares grow. The confidence is the share of all weight, abstainers' included, that
    /// stands behind the result, times how far the voters agree.
    /// </summary>
    public static (double ProbabilityUp, double Confidence) Fuse(
        Span<Opinion> opinions, ReadOnlySpan<double> weights, Timestamp now, double halfLifeNanos)
    {
        var (all, voting) = (0.0, 0.0);
        for (var i = 0; i < opinions.Length; i++)
        {
            if (opinions[i].Kind == OpinionKind.Direction)
            {
                all += weights[i];
                voting += opinions[i].Abstains ? 0.0 : weights[i];
            }
        }

        var (odds, magnitude, backing) = (0.0, 0.0, 0.0);
        for (var i = 0; i < opinions.Length; i++)
        {
            ref var opinion = ref opinions[i];
            var votes = opinion.Kind == OpinionKind.Direction && !opinion.Abstains && weights[i] > 0;
            var backed = votes ? weights[i] * opinion.Confidence * Freshness(now - opinion.FormedAt, halfLifeNanos) : 0.0;
            var share = votes ? backed / voting : 0.0;
            var evidence = votes ? share * StrictMath.Logit(opinion.Probability) : 0.0;
            opinion = opinion with { Weight = share, Moved = evidence };
            odds += evidence;
            magnitude += Math.Abs(evidence);
            backing += backed;
        }

        for (var i = 0; i < opinions.Length; i++)
        {
            ref var opinion = ref opinions[i];
            var others = voting - weights[i];
            var without = others > voting * Alone ? (odds - opinion.Moved) * voting / others : 0.0;
            opinion = opinion with { Moved = opinion.Moved == 0 ? 0.0 : odds - without };
        }

        return magnitude > 0
            ? (StrictMath.Logistic(odds), Math.Min(1.0, backing / all * (Math.Abs(odds) / magnitude)))
            : (0.5, 0.0);
    }

    /// <summary>What is left of an opinion of this age: 1 when new, a half after each half-life.</summary>
    public static double Freshness(long ageNanos, double halfLifeNanos) =>
        ageNanos <= 0 ? 1.0 : StrictMath.Exp(-Ln2 * ageNanos / halfLifeNanos);
}
