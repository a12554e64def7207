using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>The streaming form of <see cref="Bollinger"/>, over closes.</summary>
internal sealed class BollingerStream(int period, double width = 2.0, DeviationKind deviation = DeviationKind.Population) : IndicatorStream
{
    private readonly double _divisor = Bollinger.Divisor(period, width, deviation);
    private readonly double _width = width;
    private RollingSum _sum = new(period);
    private RollingVariance _deviations = new(period);
    private double _middle = double.NaN;
    private double _distance = double.NaN;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => BollingerEntry.Outputs;

    /// <inheritdoc/>
    public override bool IsReady => _sum.IsFull;

    /// <summary>Takes a value and returns the middle line; NaN while warming up.</summary>
    public double Next(double value)
    {
        _distance = _width * Math.Sqrt(_deviations.Next(value) / _divisor);
        return _middle = _sum.NextMean(value);
    }

    /// <inheritdoc/>
    public override void Update(in IndicatorInput input) => Next(input.Close);

    /// <inheritdoc/>
    public override void CopyTo(Span<double> outputs)
    {
        outputs[2] = _middle + _distance;
        outputs[1] = _middle - _distance;
        outputs[0] = _middle;
    }
}
