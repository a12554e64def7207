namespace Arus.Intelligence.Agents;

/// <summary>
/// Exponentially weighted standard deviation of the changes of a price, in price units per step: σ² ← λσ² + (1 − λ)·Δ² (RiskMetrics, 1996).
/// The mean change is taken as zero; the first change seeds σ².
/// </summary>
internal struct EwmaVolatility(double lambda)
{
    private double _last = double.NaN;
    private double _variance;

    /// <summary>How many changes it has seen.</summary>
    public int Count { get; private set; }

    /// <summary>The deviation per step; 0 before the first change.</summary>
    public readonly double Deviation => Math.Sqrt(_variance);

    /// <summary>Takes the next price.</summary>
    public void Update(double price)
    {
        if (!double.IsNaN(_last))
        {
            var change = price - _last;
            _variance = Count == 0 ? change * change : (lambda * _variance) + ((1.0 - lambda) * change * change);
            Count = Count == int.MaxValue ? Count : Count + 1;
        }

        _last = price;
    }
}
