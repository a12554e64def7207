using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;
using Arus.Intelligence.Agents;

namespace Arus.Intelligence.Consensus;

/// <summary>
/// How one agent does. Opinions wait in a bounded ring until the first trusted bar that closes at or after their horizon tells what happened; nothing is
/// scored earlier. Score: Brier, mean (p − y)², and log-loss, overall and apart for each regime the opinions were formed in; base rate: the Brier score of
/// always saying how often the event happened, ȳ(1 − ȳ).
/// </summary>
internal sealed class OpinionScore
{
    /// <summary>The squared error of saying one half, which is saying nothing.</summary>
    private const double Silence = 0.25;

    /// <summary>The surest a probability is taken for in the log-loss.</summary>
    private const double Sure = 1e-15;

    private readonly Pending[] _pending;
    private readonly Tally[] _regimes = new Tally[4];
    private int _first;
    private int _waiting;
    private Tally _all;

    /// <param name="capacity">How many opinions may wait; a further one is not scored.</param>
    public OpinionScore(int capacity) => _pending = new Pending[capacity];

    /// <summary>How many opinions can wait at once: one per bar of the horizon, and a few for a late first quote and a late trusted close.</summary>
    public static int RoundsWaiting(int horizonBars) => horizonBars + 8;

    /// <summary>How many were scored.</summary>
    public long Opinions => _all.Count;

    /// <summary>How often it said nothing.</summary>
    public long Abstentions { get; private set; }

    /// <summary>Mean squared error; NaN before the first.</summary>
    public double Brier => _all.Brier;

    /// <summary>Mean log-loss, in nats; NaN before the first.</summary>
    public double LogLoss => _all.LogLoss;

    /// <summary>1 − Brier ÷ Brier of the base rate; NaN while the event has always or never happened.</summary>
    public double Skill => _all.Skill;

    /// <summary>The sum of all log-losses, in nats.</summary>
    public double Surprise => _all.Surprise;

    /// <summary>The skill in one regime; NaN while the event has always or never happened there.</summary>
    public double SkillIn(MarketRegime regime) => _regimes[(int)regime].Skill;

    /// <summary>How many opinions were scored that were formed in a regime.</summary>
    public long OpinionsIn(MarketRegime regime) => _regimes[(int)regime].Count;

    /// <summary>The same for each regime in which an opinion was scored.</summary>
    public IReadOnlyList<RegimeScore> Regimes =>
    [
        .. _regimes.Select((tally, regime) => new RegimeScore((MarketRegime)regime, tally.Count, tally.Brier, tally.LogLoss, tally.Skill))
            .Where(score => score.Opinions > 0),
    ];

    /// <summary>Counts a silence.</summary>
    public void Abstain() => Abstentions++;

    /// <summary>Remembers an opinion until its horizon has passed.</summary>
    public void Expect(double probability, Timestamp due, EventCheck check, MarketRegime regime = MarketRegime.Unknown)
    {
        if (_waiting < _pending.Length)
        {
            _pending[(_first + _waiting++) % _pending.Length] = new(probability, due, check, regime);
        }
    }

    /// <summary>
    /// Scores what this closed bar decides; regime and gauge are those at its close. Returns Σ((p − y)² − ¼): how much worse than silence the agent was, negative when better;
    /// NaN when the bar decides nothing.
    /// </summary>
    public double Settle(in Bar bar, MarketRegime regime = MarketRegime.Unknown, double gauge = 0)
    {
        var excess = _waiting > 0 && _pending[_first].Due <= bar.ClosesAt ? 0.0 : double.NaN;
        while (_waiting > 0 && _pending[_first].Due <= bar.ClosesAt)
        {
            ref readonly var opinion = ref _pending[_first];
            var happened = opinion.Check.CameTrue(in bar, (double)regime, gauge) ? 1.0 : 0.0;
            var error = (opinion.Probability - happened) * (opinion.Probability - happened);
            var surprise = -StrictMath.Log(Math.Max(Sure, happened > 0 ? opinion.Probability : 1.0 - opinion.Probability));
            _all.Add(error, surprise, happened);
            _regimes[(int)opinion.Regime].Add(error, surprise, happened);
            excess += error - Silence;
            _first = (_first + 1) % _pending.Length;
            _waiting--;
        }

        return excess;
    }

    private readonly record struct Pending(double Probability, Timestamp Due, EventCheck Check, MarketRegime Regime);

    private struct Tally
    {
        private double _squares;
        private double _happened;

        public long Count { get; private set; }

        public readonly double Brier => _squares / Count;

        public double Surprise { get; private set; }

        public readonly double LogLoss => Surprise / Count;

        public readonly double Skill
        {
            get
            {
                var rate = _happened / Count;
                var reference = rate * (1.0 - rate);
                return reference > 0 ? 1.0 - (Brier / reference) : double.NaN;
            }
        }

        public void Add(double square, double surprise, double happened)
        {
            Count++;
            _squares += square;
            Surprise += surprise;
            _happened += happened;
        }
    }
}
