using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Agents;

namespace Arus.Intelligence.Consensus;

/// <summary>
/// Names the regime from closed bars alone, so that every opinion can be scored in the one it was formed in: turbulent when volatility ranks in the top
/// tenth of its window, else a trend from an efficiency ratio of 0.3 (Kaufman 1995), else a range.
/// </summary>
internal sealed class RegimeTracker
{
    private const int EfficiencyBars = 20;
    private const int VolatilityBars = 250;
    private const int VolatilityMin = 50;
    private const double TurbulentRank = 0.9;
    private const double TrendEfficiency = 0.3;

    private readonly RollingWindow _closes = new(EfficiencyBars + 1);
    private readonly RollingWindow _volatilities = new(VolatilityBars);
    private EwmaVolatility _volatility = new(0.94);

    /// <summary>The present regime.</summary>
    public MarketRegime Regime { get; private set; }

    /// <summary>The deviation of one bar's change of the mid, in the quote currency; 0 before the first change.</summary>
    public double Deviation => _volatility.Deviation;

    /// <summary>Takes a closed bar whose last quote is not flagged.</summary>
    public void OnBar(in Bar bar)
    {
        var close = bar.CloseMid;
        _closes.Add(close);
        _volatility.Update(close);
        if (_volatility.Count > 0)
        {
            _volatilities.Add(_volatility.Deviation);
        }

        if (!_closes.IsFull || _volatilities.Count < VolatilityMin)
        {
            return;
        }

        Regime = _volatilities.Rank(_volatility.Deviation) > TurbulentRank ? MarketRegime.Turbulent
            : KaufmanEfficiency.Of(_closes) >= TrendEfficiency ? MarketRegime.Trend
            : MarketRegime.Range;
    }
}
