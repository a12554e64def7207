using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>The streaming form of <see cref="Rsi"/>, over closes.</summary>
internal sealed class RsiStream(int period, SeedMode seed = SeedMode.TaLib) : IndicatorStream
{
    private ExponentialAverage _gain = ExponentialAverage.Wilder(period);
    private ExponentialAverage _loss = ExponentialAverage.Wilder(period);
    private double _previous = double.NaN;
    private double _value = double.NaN;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => RsiEntry.Outputs;

    /// <inheritdoc/>
    public override bool IsReady => _gain.IsReady;

    /// <summary>Takes a value and returns the index; NaN while warming up.</summary>
    public double Next(double value)
    {
        var change = value - _previous;
        _previous = value;
        if (double.IsNaN(change))
        {
            return double.NaN; // the first value changes nothing
        }

        var gain = _gain.Next(Math.Max(change, 0.0));
        var loss = _loss.Next(Math.Max(-change, 0.0));
        if (_gain.IsReady)
        {
            _value = Rsi.Strength(gain, loss, seed);
        }

        return _value;
    }

    /// <inheritdoc/>
    public override void Update(in IndicatorInput input) => Next(input.Close);

    /// <inheritdoc/>
    public override void CopyTo(Span<double> outputs) => outputs[0] = _value;
}
