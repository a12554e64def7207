using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Agents.PortfolioOptimization;

/// <summary>
/// How likely this instrument moves with the rest of the portfolio over the horizon, P = ½ + arcsin(ρ) ÷ π for normal returns of correlation ρ, and how much of
/// the capital it should have: its weight by the chosen method against an equal share. Positions shrink to that part and never grow beyond the full
/// size. Without the returns of the other instruments its seat is empty.
/// </summary>
internal sealed class PortfolioOptimizationAgent : IAgent
{
    private readonly PortfolioOptimizationSettings _settings;
    private readonly AgentSeat _seat;
    private readonly IPeerReturns? _peers;
    private readonly HierarchicalRiskParity? _tree;
    private readonly RollingWindow _own;
    private readonly RollingWindow _rest;
    private readonly double[] _returns;
    private readonly double[] _centred;
    private readonly double[] _matrix;
    private readonly double[] _factor;
    private readonly double[] _means;
    private readonly double[] _weights;
    private readonly int _assets;
    private double _last = double.NaN;
    private double _correlation;
    private int _rows;

    public PortfolioOptimizationAgent(PortfolioOptimizationSettings settings, AgentSeat seat)
    {
        (_settings, _seat, _peers) = (settings, seat, seat.Sources.Peers is { Instruments.Count: > 0 } peers ? peers : null);
        _assets = 1 + (_peers?.Instruments.Count ?? 0);
        (_returns, _centred) = (new double[settings.Window * _assets], new double[settings.Window * _assets]);
        (_matrix, _factor) = (new double[_assets * _assets], new double[_assets * _assets]);
        (_means, _weights) = (new double[_assets], new double[_assets]);
        (_own, _rest) = (new(seat.HorizonBars), new(seat.HorizonBars));
        _tree = settings.Method == AllocationMethod.Hierarchical ? new(_assets) : null;
    }

    /// <inheritdoc/>
    public string Name => _settings.Name;

    /// <inheritdoc/>
    public OpinionKind Kind => _settings.Kind;

    /// <inheritdoc/>
    public bool HasSource => _peers is not null;

    /// <summary>Above 0 when this instrument and the rest moved the same way over the last horizon.</summary>
    public double Gauge => Sum(_own) * Sum(_rest);

    /// <summary>The weights, this instrument first; 0 while too few bars were seen.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features)
    {
        var (mid, last) = (bar.CloseMid, _last);
        _last = mid;
        var row = _returns.AsSpan(_rows % _settings.Window * _assets, _assets);
        if (_peers is null || double.IsNaN(last) || !_peers.TryCopy(bar.ClosesAt, row[1..]))
        {
            return;
        }

        row[0] = (mid - last) / last;
        var rest = 0.0;
        for (var i = 1; i < _assets; i++)
        {
            row[i] = double.IsNaN(row[i]) ? 0.0 : row[i];   // no bar, no move
            rest += row[i];
        }

        _own.Add(row[0]);
        _rest.Add(rest);
        _rows++;
        if (_rows >= _settings.Window)
        {
            Allocate();
        }
    }

    /// <inheritdoc/>
    public bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check)
    {
        check = new(EventKind.GaugeAbove, 0, 0);
        var reasons = default(Reasons);
        if (_peers is null || _rows < _settings.Window)
        {
            reasons.Add(new("bars of the portfolio seen", _rows, _settings.Window));
            opinion = Opinions.Silent(Name, Kind, AgentEvents.MovesWithPortfolio, quote.ReceivedAt, _seat.HorizonNanos, reasons);
            return false;
        }

        var part = _assets * Math.Max(0.0, _weights[0]);
        reasons.Add(new("correlation with the rest of the portfolio", _correlation));
        reasons.Add(new("weight in the portfolio", _weights[0], 1.0 / _assets));
        opinion = new(
            Name, Kind, AgentEvents.MovesWithPortfolio, 0.5 + (ArcSine(_correlation) / Math.PI), Opinions.ConfidenceOf(_rows, 100), quote.ReceivedAt,
            _seat.HorizonNanos, part < 1 ? OpinionEffect.Scale : OpinionEffect.None, Math.Min(1.0, part), Weight: 0, reasons);
        return true;
    }

    private void Allocate()
    {
        _returns.CopyTo(_centred, 0);
        for (var i = 0; i < _assets; i++)
        {
            _means[i] = 0;
            for (var t = 0; t < _settings.Window; t++)
            {
                _means[i] += _returns[(t * _assets) + i] / _settings.Window;
            }
        }

        Covariance.Shrunk(_centred, _assets, _matrix);
        _correlation = CorrelationWithRest();
        for (var i = 0; i < _assets; i++)
        {
            if (!(_matrix[(i * _assets) + i] > 0))
            {
                return;   // nothing moved: the weights stay
            }
        }

        switch (_settings.Method)
        {
            case AllocationMethod.RiskParity:
                RiskParity.Allocate(_matrix, _weights);
                break;
            case AllocationMethod.Hierarchical:
                _tree!.Allocate(_matrix, _weights);
                break;
            default:
                MeanVariance.Allocate(_matrix, _means, _settings.Kelly, _factor, _weights);
                break;
        }
    }

    private double CorrelationWithRest()
    {
        var (cross, rest) = (0.0, 0.0);
        for (var i = 1; i < _assets; i++)
        {
            cross += _matrix[i];
            for (var j = 1; j < _assets; j++)
            {
                rest += _matrix[(i * _assets) + j];
            }
        }

        var scale = Math.Sqrt(_matrix[0] * rest);
        return scale > 0 ? Math.Clamp(cross / scale, -1.0, 1.0) : 0.0;
    }

    private static double Sum(RollingWindow window)
    {
        var sum = 0.0;
        for (var i = 0; i < window.Count; i++)
        {
            sum += window[i];
        }

        return sum;
    }

    /// <summary>Within 7e-5 (Abramowitz and Stegun 1964, 4.4.45).</summary>
    private static double ArcSine(double x)
    {
        var z = Math.Abs(x);
        var angle = (Math.PI / 2.0) - (Math.Sqrt(1.0 - z) * (1.5707288 + (z * (-0.2121144 + (z * (0.0742610 - (0.0187293 * z)))))));
        return x < 0 ? -angle : angle;
    }
}
