namespace Arus.MarketData.Simulation;

/// <summary>A mood of the invented market, and how prices behave in it.</summary>
/// <param name="MeanHours">How long it lasts on average, in open hours; the actual length is exponential.</param>
/// <param name="Drift">Mean of one tick's return, in units of the usual tick's deviation.</param>
/// <param name="Volatility">Deviation of one tick's return, in the same units.</param>
/// <param name="Reversion">Share of the distance to the price at its start that one tick takes back.</param>
/// <param name="Spread">What it multiplies the spread by.</param>
internal sealed record MarketRegime(double MeanHours, double Drift, double Volatility, double Reversion, double Spread)
{
    private static readonly MarketRegime TrendUp = new(18, 0.022, 1.0, 0, 1.0);
    private static readonly MarketRegime TrendDown = new(18, -0.022, 1.0, 0, 1.0);
    private static readonly MarketRegime Range = new(14, 0, 0.8, 1.0 / 1_500, 1.0);
    private static readonly MarketRegime Volatile = new(5, 0, 2.0, 0, 1.8);

    private static readonly MarketRegime[] All = [TrendUp, TrendDown, Range, Volatile];

    // Row: the mood that ends; column: the probability of the one that follows. Up and down mirror each other, so no seed is favoured.
    private static readonly double[][] Transitions =
    [
        [0.00, 0.30, 0.45, 0.25],
        [0.30, 0.00, 0.45, 0.25],
        [0.40, 0.40, 0.00, 0.20],
        [0.30, 0.30, 0.40, 0.00],
    ];

    /// <summary>The mood a market starts in.</summary>
    public static MarketRegime First(double uniform) => All[(int)(uniform * All.Length)];

    /// <summary>The mood that follows, for a uniform draw in [0, 1).</summary>
    public MarketRegime Next(double uniform)
    {
        var row = Transitions[Array.IndexOf(All, this)];
        var following = 0;
        for (var sum = row[0]; following < row.Length - 1 && uniform >= sum; sum += row[following])
        {
            following++;
        }

        return All[following];
    }
}
