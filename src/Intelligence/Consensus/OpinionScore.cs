using Arus.Contracts.MarketData;
using Arus.Intelligence.Agents;

namespace Arus.Intelligence.Consensus;

/// <summary>
/// How one agent does. Opinions wait in a bounded ring until the first trusted bar that closes at or after their horizon tells what happened; nothing is
/// scored earlier. Score: Brier, mean (p − y)²; base rate: the Brier score of always saying how often the event happened, ȳ(1 − ȳ).
/// </summary>
internal sealed class OpinionScore
{
    /// <summary>The squared error of saying one half, which is saying nothing.</summary>
    private const double Silence = 0.25;

    private readonly Pending[] _pending;
    private int _first;
    private int _waiting;
    private double _squares;
    private double _happened;

    /// <param name="capacity">How many opinions may wait; a further one is not scored.</param>
    public OpinionScore(int capacity) => _pending = new Pending[capacity];

    /// <summary>How many were scored.</summary>
    public long Opinions { get; private set; }

    /// <summary>How often it said nothing.</summary>
    public long Abstentions { get; private set; }

    /// <summary>Mean squared error; NaN before the first.</summary>
    public double Brier => _squares / Opinions;

    /// <summary>1 − Brier ÷ Brier of the base rate; NaN while the event has always or never happened.</summary>
    public double Skill
    {
        get
        {
            var rate = _happened / Opinions;
            var reference = rate * (1.0 - rate);
            return reference > 0 ? 1.0 - (Brier / reference) : double.NaN;
        }
    }

    /// <summary>Counts a silence.</summary>
    public void Abstain() => Abstentions++;

    /// <summary>Remembers an opinion until its horizon has passed.</summary>
    public void Expect(double probability, Timestamp due, EventCheck check)
    {
        if (_waiting < _pending.Length)
        {
            _pending[(_first + _waiting++) % _pending.Length] = new(probability, due, check);
        }
    }

    /// <summary>
    /// Scores what this closed bar decides. Returns Σ((p − y)² − ¼): how much worse than silence the agent was, negative when better.
    /// </summary>
    public double Settle(in Bar bar)
    {
        var excess = 0.0;
        while (_waiting > 0 && _pending[_first].Due <= bar.ClosesAt)
        {
            ref readonly var opinion = ref _pending[_first];
            var happened = opinion.Check.CameTrue(in bar) ? 1.0 : 0.0;
            var error = (opinion.Probability - happened) * (opinion.Probability - happened);
            _squares += error;
            _happened += happened;
            excess += error - Silence;
            Opinions++;
            _first = (_first + 1) % _pending.Length;
            _waiting--;
        }

        return excess;
    }

    private readonly record struct Pending(double Probability, Timestamp Due, EventCheck Check);
}
