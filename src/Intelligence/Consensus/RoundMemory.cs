using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Agents;

namespace Arus.Intelligence.Consensus;

/// <summary>What was said in each round, kept until the first trusted bar that closes at or after its horizon; nothing is handed out earlier.</summary>
internal sealed class RoundMemory
{
    private readonly Round[] _rounds;
    private readonly double[] _evidence;
    private readonly int _voters;
    private int _first;
    private int _waiting;

    /// <param name="capacity">How many rounds may wait; a further one is not remembered.</param>
    /// <param name="voters">How many voters speak in each.</param>
    public RoundMemory(int capacity, int voters) => (_rounds, _evidence, _voters) = (new Round[capacity], new double[capacity * voters], voters);

    /// <summary>Remembers a round.</summary>
    public void Add(ReadOnlySpan<double> evidence, MarketRegime regime, Timestamp due, double mid)
    {
        if (_waiting < _rounds.Length)
        {
            var at = (_first + _waiting++) % _rounds.Length;
            _rounds[at] = new(regime, due, new EventCheck(EventKind.Higher, mid, 0));
            evidence.CopyTo(_evidence.AsSpan(at * _voters));
        }
    }

    /// <summary>The oldest round, when this bar decides it. Valid until the next round is added.</summary>
    public bool TryTake(in Bar bar, out ReadOnlySpan<double> evidence, out MarketRegime regime, out bool happened)
    {
        if (_waiting == 0 || _rounds[_first].Due > bar.ClosesAt)
        {
            evidence = [];
            (regime, happened) = (MarketRegime.Unknown, false);
            return false;
        }

        evidence = _evidence.AsSpan(_first * _voters, _voters);
        (regime, happened) = (_rounds[_first].Regime, _rounds[_first].Check.CameTrue(in bar));
        _first = (_first + 1) % _rounds.Length;
        _waiting--;
        return true;
    }

    private readonly record struct Round(MarketRegime Regime, Timestamp Due, EventCheck Check);
}
