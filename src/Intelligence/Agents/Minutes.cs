using Arus.Contracts.Intelligence;
using Arus.Intelligence.Consensus;

namespace Arus.Intelligence.Agents;

/// <summary>
/// What the agents of one strategy have said, how they were scored, and what the strategy did: all that agents about agents may read. No account is in
/// it: results are those of the target at the mid, less half the spread on what it changed, in fractions of the price at full size.
/// </summary>
internal sealed class Minutes
{
    /// <summary>Of a strategy without agents.</summary>
    public static readonly Minutes Empty = new([], []);

    private readonly Opinion[] _opinions;
    private readonly OpinionScore[] _scores;
    private double _best;
    private double _mid = double.NaN;
    private int _held;
    private int _wantedBefore;

    public Minutes(Opinion[] opinions, OpinionScore[] scores) => (_opinions, _scores) = (opinions, scores);

    /// <summary>How the ways to agree do; null for a strategy without agents.</summary>
    public Deliberation? Deliberation { get; set; }

    /// <summary>This round's opinions; those of agents that form theirs later are of the round before.</summary>
    public ReadOnlySpan<Opinion> Opinions => _opinions;

    /// <summary>The score of each seat, in the order of the opinions.</summary>
    public ReadOnlySpan<OpinionScore> Scores => _scores;

    /// <summary>The regime in force.</summary>
    public MarketRegime Regime { get; private set; }

    /// <summary>The target in force, in basis points of the full size.</summary>
    public int Target { get; private set; }

    /// <summary>Which way the full position would stand, had nobody scaled or delayed it: 1, 0 or −1.</summary>
    public int Wanted { get; private set; }

    /// <summary>What that position earned over the last bar.</summary>
    public double WantedReturn { get; private set; }

    /// <summary>How often a position was opened, in a new direction or from flat.</summary>
    public long Openings { get; private set; }

    /// <summary>How often a position was turned round at once.</summary>
    public long Reversals { get; private set; }

    /// <summary>When the last one was opened; <see cref="Timestamp.Min"/> for never.</summary>
    public Timestamp OpenedAt { get; private set; } = Timestamp.Min;

    /// <summary>How many bars have closed.</summary>
    public long Bars { get; private set; }

    /// <summary>What the target earned over the last bar.</summary>
    public double Return { get; private set; }

    /// <summary>The sum of all such returns.</summary>
    public double Total { get; private set; }

    /// <summary>How far the sum lies below its highest.</summary>
    public double Drawdown { get; private set; }

    /// <summary>Takes the close of a trusted bar.</summary>
    public void OnBar(double mid, double spread, MarketRegime regime)
    {
        Regime = regime;
        if (!double.IsNaN(_mid))
        {
            Return = Earned((double)Target / ConsensusRound.Full, (double)_held / ConsensusRound.Full);
            WantedReturn = Earned(Wanted, _wantedBefore);
            Total += Return;
            _best = Math.Max(_best, Total);
            Drawdown = _best - Total;
            Bars++;
        }

        (_mid, _held, _wantedBefore) = (mid, Target, Wanted);

        double Earned(double size, double before) => ((size * (mid - _mid)) - (Math.Abs(size - before) * spread / 2.0)) / _mid;
    }

    /// <summary>Takes what a round came to, and which way the full position stands.</summary>
    public void Decided(in ConsensusResult result, int wanted, Timestamp at)
    {
        Wanted = wanted;
        if (result.Target != 0 && Math.Sign(result.Target) != Math.Sign(Target))
        {
            Openings++;
            Reversals += Target == 0 ? 0 : 1;
            OpenedAt = at;
        }

        Target = result.Target;
    }
}
