using Arus.Contracts.Intelligence;
using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Consensus;

/// <summary>
/// The vote: a logarithmic opinion pool, logit p = Σ vᵢ·xᵢ ÷ Σ vᵢ over those who speak, with evidence xᵢ = confidence × freshness × log-odds. With full
/// confidence and no age it is the classic pool (Genest and Zidek 1986); doubt and age draw the result towards one half. A voter's say is its learned weight
/// divided by how many like it speak, vᵢ = wᵢ ÷ (1 + Σⱼ ρᵢⱼ) with ρ of <see cref="ErrorCorrelation"/>: k copies count as one.
/// </summary>
/// <param name="voters">How many there are.</param>
/// <param name="correlation">How far their errors go together; learned by its owner.</param>
internal sealed class OpinionPool(int voters, ErrorCorrelation correlation)
{
    /// <summary>The share of the others below which a voter stands alone: what is left of them is rounding.</summary>
    private const double Alone = 1e-9;

    private const double Ln2 = 0.69314718055994530942;

    private readonly double[] _crowds = new double[voters];

    /// <summary>
    /// Fuses, and writes into each opinion what its log-odds count for and how far it moved the result: without it the others' shares grow. The confidence is the
    /// share of all say, that of abstainers included, that stands behind the result, times how far the voters agree.
    /// </summary>
    /// <param name="heard">What the voters say.</param>
    /// <param name="weights">The learned weights, in the order of the opinions.</param>
    /// <param name="opinions">All opinions of the round.</param>
    public (double ProbabilityUp, double Confidence) Fuse(in Hearing heard, ReadOnlySpan<double> weights, Span<Opinion> opinions)
    {
        var (all, backing, voting) = (0.0, 0.0, 0.0);
        for (var i = 0; i < voters; i++)
        {
            var weight = weights[heard.Seats[i]];
            var say = weight / Crowd(i, in heard, weights, speaking: false);
            all += say;
            backing += say * heard.Trust[i];
            _crowds[i] = Crowd(i, in heard, weights, speaking: true);
            voting += double.IsNaN(heard.Evidence[i]) ? 0.0 : weight / _crowds[i];
        }

        var (odds, magnitude) = (0.0, 0.0);
        for (var i = 0; i < voters; i++)
        {
            ref var opinion = ref opinions[heard.Seats[i]];
            var share = double.IsNaN(heard.Evidence[i]) || voting == 0 ? 0.0 : weights[heard.Seats[i]] / _crowds[i] / voting;
            var moved = share == 0 ? 0.0 : share * heard.Evidence[i];
            opinion = opinion with { Weight = share * heard.Trust[i], Moved = moved };
            odds += moved;
            magnitude += Math.Abs(moved);
        }

        for (var i = 0; i < voters; i++)
        {
            ref var opinion = ref opinions[heard.Seats[i]];
            opinion = opinion with { Moved = opinion.Moved == 0 ? 0.0 : odds - Without(i, in heard, weights, voting) };
        }

        return magnitude > 0
            ? (StrictMath.Logistic(odds), Math.Min(1.0, backing / all * (Math.Abs(odds) / magnitude)))
            : (0.5, 0.0);
    }

    /// <summary>What is left of an opinion of this age: 1 when new, a half after each half-life.</summary>
    public static double Freshness(long ageNanos, double halfLifeNanos) =>
        ageNanos <= 0 ? 1.0 : StrictMath.Exp(-Ln2 * ageNanos / halfLifeNanos);

    /// <summary>One and the correlations with the others: how many like this one there are among those who speak, or among all who have a vote.</summary>
    private double Crowd(int voter, in Hearing heard, ReadOnlySpan<double> weights, bool speaking)
    {
        var crowd = 1.0;
        for (var j = 0; j < voters; j++)
        {
            crowd += j == voter || (speaking ? double.IsNaN(heard.Evidence[j]) : weights[heard.Seats[j]] == 0) ? 0.0 : correlation[voter, j];
        }

        return crowd;
    }

    /// <summary>The vote of all others, had this one been silent: those like it count for more then.</summary>
    private double Without(int voter, in Hearing heard, ReadOnlySpan<double> weights, double voting)
    {
        var (odds, others) = (0.0, 0.0);
        for (var j = 0; j < voters; j++)
        {
            if (j != voter && !double.IsNaN(heard.Evidence[j]))
            {
                var say = weights[heard.Seats[j]] / (_crowds[j] - correlation[voter, j]);
                odds += say * heard.Evidence[j];
                others += say;
            }
        }

        return others > voting * Alone ? odds / others : 0.0;
    }
}
