using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Consensus;

namespace Arus.Intelligence.Agents.TechnicalIndicator;

/// <summary>
/// What each of five kinds of evidence is worth, learned online from opinions whose horizon has ended. It starts with all alike, and is held there while
/// little is known.
/// </summary>
/// <param name="strength">The log-odds of one whole piece of evidence at the start.</param>
/// <param name="horizonBars">Bars until an outcome is known.</param>
internal sealed class AdaptiveEvidence(double strength, int horizonBars)
{
    /// <summary>How many kinds there are.</summary>
    public const int Pieces = 5;

    private readonly OnlineLogistic _model = new([strength, strength, strength, strength, strength], [4, 4, 4, 4, 4], memory: 0.9995);
    private readonly RoundMemory _memory = new(OpinionScore.RoundsWaiting(horizonBars), Pieces);

    /// <summary>The log-odds one whole piece of a kind is worth.</summary>
    public double WorthOf(int piece) => _model.Weights[piece];

    /// <summary>Multiplies each piece by what it is worth compared with the start, and remembers what was seen until the horizon ends.</summary>
    public void Weigh(Span<double> pieces, Timestamp due, double mid)
    {
        _memory.Add(pieces, MarketRegime.Unknown, due, mid);
        for (var i = 0; i < Pieces; i++)
        {
            pieces[i] *= WorthOf(i) / strength;
        }
    }

    /// <summary>Learns from the opinions this closed bar decides.</summary>
    public void OnBar(in Bar bar)
    {
        while (_memory.TryTake(in bar, out var pieces, out _, out var happened))
        {
            _model.Learn(pieces, happened, 1.0 / horizonBars);
        }
    }
}
