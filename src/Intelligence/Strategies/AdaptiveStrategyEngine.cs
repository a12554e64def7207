using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Consensus;

namespace Arus.Intelligence.Strategies;

/// <summary>
/// Picks the way to agree and the entry threshold for the regime. Every candidate trades in the shadow, one unit at the mid less half the spread on each change;
/// per regime each is compared bar by bar with the document's own choice. One takes its place where the mean difference is above nothing by more
/// deviations than chance would give the best of so many candidates once in a thousand (Bonferroni; strict, since it is asked at every bar), and loses it again when it is not. No allocation after
/// construction; lives and dies with one run.
/// </summary>
internal sealed class AdaptiveStrategyEngine
{
    private const double Chance = 0.001;
    private const int Regimes = 4;
    private const int Memory = 5_000;

    private readonly ConsensusSettings[] _candidates;
    private readonly int[] _positions;
    private readonly int[] _changes;
    private readonly double[] _returns;
    private readonly DecayedMoments[] _gains;
    private readonly int[] _chosen = new int[Regimes];
    private readonly double _deviations;
    private readonly int _barsMin;
    private MarketRegime _regime;
    private double _mid = double.NaN;

    /// <param name="own">The document's own choice: candidate 0.</param>
    /// <param name="settings">What else there is.</param>
    public AdaptiveStrategyEngine(ConsensusSettings own, AdaptiveSettings settings)
    {
        var others =
            from method in settings.Methods.Append(own.Method).Distinct()
            from enter in settings.Enters.Append(own.Enter).Distinct()
            where (method, enter) != (own.Method, own.Enter) && enter >= own.Exit
            orderby method, enter
            select own with { Method = method, Enter = enter };
        _candidates = [own, .. settings.IsOn ? others : []];
        (_positions, _changes, _returns) = (new int[_candidates.Length], new int[_candidates.Length], new double[_candidates.Length]);
        _gains = [.. Enumerable.Range(0, _candidates.Length * Regimes).Select(_ => new DecayedMoments(Memory))];
        _deviations = StrictMath.NormalQuantile(1.0 - (Chance / Math.Max(1, _candidates.Length - 1)));
        _barsMin = settings.Bars;
    }

    /// <summary>All there is to choose between, the document's own first.</summary>
    public IReadOnlyList<ConsensusSettings> Candidates => _candidates;

    /// <summary>What is chosen in a regime.</summary>
    public ConsensusSettings Choice(MarketRegime regime) => _candidates[_chosen[(int)regime]];

    /// <summary>Takes what the ways to agree say at a decision: every candidate takes its position.</summary>
    public void OnDecision(ReadOnlySpan<FusedProbability> fused)
    {
        for (var i = 0; i < _candidates.Length; i++)
        {
            var position = ConsensusRound.Direction(_candidates[i], in fused[(int)_candidates[i].Method], _positions[i]);
            _changes[i] += Math.Abs(position - _positions[i]);
            _positions[i] = position;
        }
    }

    /// <summary>Takes the close of a trusted bar: positions earned its move, in the regime they were taken in.</summary>
    public void OnBar(in Bar bar, MarketRegime regime)
    {
        var mid = bar.CloseMid;
        if (!double.IsNaN(_mid) && _candidates.Length > 1)
        {
            var cost = bar.Spread.ToDouble() / 2.0;
            for (var i = 0; i < _candidates.Length; i++)
            {
                _returns[i] = ((_positions[i] * (mid - _mid)) - (_changes[i] * cost)) / _mid;
                _changes[i] = 0;
                if (i > 0)
                {
                    _gains[(i * Regimes) + (int)_regime].Add(_returns[i] - _returns[0]);
                }
            }

            Choose(_regime);
        }

        (_mid, _regime) = (mid, regime);
    }

    private void Choose(MarketRegime regime)
    {
        var (best, most) = (0, _deviations);
        for (var i = 1; i < _candidates.Length; i++)
        {
            ref readonly var gain = ref _gains[(i * Regimes) + (int)regime];
            var seen = Math.Min(gain.Count, Memory);
            var sure = seen >= _barsMin && gain.Deviation > 0 ? gain.Mean / gain.Deviation * Math.Sqrt(seen) : 0.0;
            (best, most) = sure > most ? (i, sure) : (best, most);
        }

        _chosen[(int)regime] = best;
    }
}
