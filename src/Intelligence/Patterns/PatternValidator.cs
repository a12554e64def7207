using Arus.Contracts.Intelligence;

namespace Arus.Intelligence.Patterns;

/// <summary>
/// Measures what follows each pattern, after costs, on one instrument and timeframe, for every regime and all together: the change of the mid its way over the
/// horizon less the cost of a round trip, in deviations expected over the horizon. A pattern that appears again while an earlier one is open is the same one, and is not
/// counted. A pattern has a vote in a regime where its mean is above nothing when corrected for every pattern and regime looked at (Benjamini and Yekutieli
/// 2001: a false discovery rate of 1 %, whatever depends on what; strict, since it is asked at every bar). Constant work and no allocation per bar.
/// </summary>
internal sealed class PatternValidator
{
    /// <summary>Appearances before a cell is looked at.</summary>
    public const int CountMin = 30;

    private const double FalseDiscoveries = 0.01;
    private const int Cells = 4;   // all regimes together stands in the place of the unknown one

    private readonly string[] _patterns;
    private readonly Open[] _open;
    private readonly PatternTally[] _tallies;
    private readonly double[] _corrected;
    private readonly double[] _values;
    private readonly int[] _order;
    private readonly double _harmonic;
    private readonly int _horizonBars;
    private long _bars;

    /// <param name="patterns">Their names, in the order of the signals.</param>
    /// <param name="horizonBars">Bars after which an outcome is taken.</param>
    public PatternValidator(IReadOnlyList<string> patterns, int horizonBars)
    {
        (_patterns, _horizonBars, _open) = ([.. patterns], horizonBars, new Open[patterns.Count]);
        var cells = patterns.Count * Cells;
        (_tallies, _corrected, _values, _order) = (new PatternTally[cells], new double[cells], new double[cells], new int[cells]);
        Array.Fill(_corrected, 1.0);
        for (var i = 1; i <= cells; i++)
        {
            _harmonic += 1.0 / i;
        }
    }

    /// <summary>Every cell that was seen at least once, pattern by pattern, all regimes together first.</summary>
    public IReadOnlyList<PatternScore> Scores =>
    [
        .. Enumerable.Range(0, _tallies.Length).Where(cell => _tallies[cell].Count > 0).Select(cell =>
            _tallies[cell].Score(_patterns[cell / Cells], cell % Cells == 0 ? null : (MarketRegime)(cell % Cells), _corrected[cell], Votes(cell))),
    ];

    /// <summary>
    /// The evidence a pattern gives in a regime: how often the mid went its way, drawn to one half by so many appearances that told nothing; one half without a vote.
    /// The regime's own evidence counts before that of all together.
    /// </summary>
    public double Right(int pattern, MarketRegime regime)
    {
        var own = (pattern * Cells) + (int)regime;
        var cell = regime != MarketRegime.Unknown && Votes(own) ? own : pattern * Cells;
        ref readonly var tally = ref _tallies[cell];
        return Votes(cell) ? (tally.Right + (CountMin / 2.0)) / (tally.Count + CountMin) : 0.5;
    }

    /// <summary>Takes a closed bar and the patterns it ended.</summary>
    /// <param name="mid">Where it closed.</param>
    /// <param name="cost">Of a round trip there, in the quote currency.</param>
    /// <param name="signals">Per pattern above 0 for bullish, below for bearish, 0 or NaN for none.</param>
    /// <param name="regime">The regime at its close.</param>
    /// <param name="deviation">The deviation expected of the mid over the horizon, in the quote currency.</param>
    public void OnBar(double mid, double cost, ReadOnlySpan<double> signals, MarketRegime regime, double deviation)
    {
        _bars++;
        var changed = false;
        for (var i = 0; i < _open.Length; i++)
        {
            ref var open = ref _open[i];
            if (open.Sign != 0 && _bars >= open.Due)
            {
                var move = open.Sign * (mid - open.Mid);
                var result = (move - ((open.Cost + cost) / 2.0)) / open.Deviation;
                _tallies[i * Cells].Add(result, move > 0);
                if (open.Regime != MarketRegime.Unknown)
                {
                    _tallies[(i * Cells) + (int)open.Regime].Add(result, move > 0);
                }

                (open, changed) = (default, true);
            }

            if (open.Sign == 0 && deviation > 0 && Math.Abs(signals[i]) > 0)
            {
                open = new(Math.Sign(signals[i]), mid, cost, deviation, regime, _bars + _horizonBars);
            }
        }

        if (changed)
        {
            Correct();
        }
    }

    private bool Votes(int cell) => _corrected[cell] <= FalseDiscoveries;

    /// <summary>
    /// Each p-value as it stands among all: the least p₍ⱼ₎·m·Σ1/i ÷ j over those as large or larger. Cells that were seen too rarely are not looked at, yet count in m.
    /// </summary>
    private void Correct()
    {
        for (var cell = 0; cell < _tallies.Length; cell++)
        {
            (_values[cell], _order[cell]) = (_tallies[cell].Count >= CountMin ? _tallies[cell].PValue : 1.0, cell);
        }

        Array.Sort(_values, _order);
        var least = 1.0;
        for (var k = _values.Length - 1; k >= 0; k--)
        {
            least = Math.Min(least, _values[k] * _values.Length * _harmonic / (k + 1));
            _corrected[_order[k]] = least;
        }
    }

    private readonly record struct Open(int Sign, double Mid, double Cost, double Deviation, MarketRegime Regime, long Due);
}
