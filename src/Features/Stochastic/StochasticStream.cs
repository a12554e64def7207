using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>The streaming form of <see cref="Stochastic"/>; constant work on average.</summary>
internal sealed class StochasticStream(int period, int slowing, int signal, SeedMode seed = SeedMode.TaLib) : IndicatorStream
{
    private RollingMaximum _highest = new(period);
    private RollingMaximum _lowestNegated = new(period);
    private RollingSum _numerators = new(slowing);
    private RollingSum _denominators = new(slowing);
    private RollingSum _signal = new(signal);
    private int _flatInARow;
    private double _k = double.NaN;
    private double _d = double.NaN;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => StochasticEntry.Outputs;

    /// <inheritdoc/>
    public override bool IsReady => _signal.IsFull;

    /// <inheritdoc/>
    public override void Update(in IndicatorInput input)
    {
        var highest = _highest.Next(input.High);
        var lowest = -_lowestNegated.Next(-input.Low);
        if (double.IsNaN(highest))
        {
            return;
        }

        var above = input.Close - lowest;
        var range = highest - lowest;
        var k = seed is SeedMode.MetaTrader ? RatioOfSums(above, range) : Stochastic.Hold(_numerators.NextMean(Stochastic.Position(above, range)));
        if (!_numerators.IsFull)
        {
            return;
        }

        _d = Stochastic.Hold(_signal.NextMean(k));
        _k = seed is SeedMode.TaLib && !_signal.IsFull ? double.NaN : k;
    }

    /// <inheritdoc/>
    public override void CopyTo(Span<double> outputs)
    {
        outputs[1] = _d;
        outputs[0] = _k;
    }

    private double RatioOfSums(double above, double range)
    {
        var numerator = _numerators.NextMean(above);
        var denominator = _denominators.NextMean(range);
        _flatInARow = range == 0.0 ? Math.Min(_flatInARow + 1, slowing) : 0;
        return _flatInARow >= slowing ? 100.0 : Stochastic.Hold(Stochastic.Position(numerator, denominator));
    }
}
