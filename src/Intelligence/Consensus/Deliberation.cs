using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Consensus;

/// <summary>
/// Turns the same opinions into one probability in all three ways, so that they can be compared, and goes by one of them. Learns at the end of each
/// horizon, from what was said before it. Fusing allocates nothing.
/// </summary>
internal sealed class Deliberation
{
    private static readonly ConsensusMethod[] Methods = Enum.GetValues<ConsensusMethod>();

    private readonly double _halfLife;
    private readonly bool _learns;
    private readonly int[] _seats;
    private readonly double[] _evidence;
    private readonly double[] _trust;
    private readonly FusedProbability[] _fused = new FusedProbability[Methods.Length];
    private readonly OpinionScore[] _scores;
    private readonly ErrorCorrelation _correlation;
    private readonly OpinionPool _voting;
    private readonly BayesianPool _bayesian;
    private readonly StackingPool _stacking;
    private readonly RoundMemory _memory;
    private MarketRegime _regime;
    private int _voters;

    /// <param name="settings">Which way decides, and how fast opinions age.</param>
    /// <param name="start">The starting weight of each seat; 0 for what does not vote; at least one positive.</param>
    /// <param name="horizonBars">Bars until an outcome is known.</param>
    /// <param name="learns">Whether the fusions learn.</param>
    /// <param name="further">Seats that do not vote and may <see cref="Join"/> later; until then nothing is as if they were there.</param>
    public Deliberation(ConsensusSettings settings, ReadOnlySpan<double> start, int horizonBars, bool learns, params ReadOnlySpan<int> further)
    {
        (Method, _halfLife, _learns) = (settings.Method, settings.HalfLifeNanos, learns);
        var seats = new List<int>();
        var all = 0.0;
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] > 0 || further.Contains(i))
            {
                seats.Add(i);
                all += start[i];
                _voters += start[i] > 0 ? 1 : 0;
            }
        }

        _seats = [.. seats];
        (_evidence, _trust) = (new double[_seats.Length], new double[_seats.Length]);
        var shares = new double[_seats.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = start[_seats[i]] / all;
        }

        // Outcomes of overlapping horizons share most of their bars: each is worth a part.
        var uniqueness = 1.0 / horizonBars;
        _correlation = new(_seats.Length);
        (_voting, _bayesian, _stacking) = (new(_seats.Length, _correlation), new(_seats.Length, _correlation, uniqueness), new(shares, uniqueness));
        _memory = new(OpinionScore.RoundsWaiting(horizonBars), _seats.Length);
        _scores = [.. Methods.Select(_ => new OpinionScore(OpinionScore.RoundsWaiting(horizonBars)))];
    }

    /// <summary>Lets a seat vote from now on that was named as a further one and has said nothing so far.</summary>
    /// <param name="seat">Which.</param>
    /// <param name="share">Its share of the plain vote.</param>
    public void Join(int seat, double share)
    {
        _voters++;
        _stacking.Join(Array.IndexOf(_seats, seat), share);
    }

    /// <summary>What each way says since the last hearing.</summary>
    public ReadOnlySpan<FusedProbability> Fused => _fused;

    /// <summary>The way that decides.</summary>
    public ConsensusMethod Method { get; set; }

    /// <summary>How one way has done.</summary>
    public OpinionScore ScoreOf(ConsensusMethod method) => _scores[(int)method];

    /// <summary>How each way has done.</summary>
    public IReadOnlyList<FusionScore> Scores =>
        [.. Methods.Select((method, i) => new FusionScore(method, method == Method, _scores[i].Opinions, _scores[i].Brier, _scores[i].LogLoss, _scores[i].Skill))];

    /// <summary>Fuses the directions in all ways. The opinions are left with the weights and effects of the way that decides.</summary>
    /// <param name="opinions">All opinions of the round.</param>
    /// <param name="weights">The voters' learned weights, in the order of the opinions, for the vote.</param>
    /// <param name="now">The moment of the decision.</param>
    /// <param name="regime">The regime they are heard in.</param>
    public FusedProbability Hear(Span<Opinion> opinions, ReadOnlySpan<double> weights, Timestamp now, MarketRegime regime)
    {
        _regime = regime;
        for (var i = 0; i < _seats.Length; i++)
        {
            ref readonly var opinion = ref opinions[_seats[i]];
            _trust[i] = opinion.Abstains ? 0.0 : opinion.Confidence * OpinionPool.Freshness(now - opinion.FormedAt, _halfLife);
            _evidence[i] = opinion.Abstains ? double.NaN : _trust[i] * StrictMath.Logit(opinion.Probability);
        }

        foreach (var method in Methods)
        {
            if (method != Method)
            {
                Fuse(method, opinions, weights);
            }
        }

        Fuse(Method, opinions, weights);
        return _fused[(int)Method];
    }

    /// <summary>Keeps what was just heard until its outcome is known.</summary>
    /// <param name="due">The end of the horizon.</param>
    /// <param name="mid">The mid it is measured from.</param>
    public void Remember(Timestamp due, double mid)
    {
        _memory.Add(_evidence, _regime, due, mid);
        for (var i = 0; i < _scores.Length; i++)
        {
            if (_fused[i].ProbabilityUp == 0.5)
            {
                _scores[i].Abstain();
            }
            else
            {
                _scores[i].Expect(_fused[i].ProbabilityUp, due, new(Agents.EventKind.Higher, mid, 0), _regime);
            }
        }
    }

    /// <summary>Learns from the rounds this closed bar decides.</summary>
    public void Settle(in Bar bar)
    {
        foreach (var score in _scores)
        {
            score.Settle(in bar);
        }

        while (_memory.TryTake(in bar, out var evidence, out var regime, out var happened))
        {
            if (_learns)
            {
                _correlation.Learn(evidence, happened);
                _bayesian.Learn(evidence, happened);
                _stacking.Learn(evidence, regime, happened);
            }
        }
    }

    private void Fuse(ConsensusMethod method, Span<Opinion> opinions, ReadOnlySpan<double> weights)
    {
        var heard = new Hearing(_evidence, _trust, _seats, _regime, _voters);
        var (probability, confidence) = method switch
        {
            ConsensusMethod.Voting => _voting.Fuse(in heard, weights, opinions),
            ConsensusMethod.Bayesian => _bayesian.Fuse(in heard, opinions),
            _ => _stacking.Fuse(in heard, opinions),
        };
        _fused[(int)method] = new(method, probability, confidence, method == Method);
    }
}
