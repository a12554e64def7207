using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>The streaming form of <see cref="Atr"/>.</summary>
internal sealed class AtrStream(int period, SeedMode seed = SeedMode.TaLib, AtrSmoothing smoothing = AtrSmoothing.Auto) : IndicatorStream
{
    private readonly bool _isSimple = Atr.IsSimple(seed, smoothing);
    private readonly bool _countsFirstBar = Atr.CountsFirstBar(seed);
    private ExponentialAverage _average = ExponentialAverage.Wilder(period);
    private RollingSum _window = new(period);
    private double _closeBefore = double.NaN;
    private double _value = double.NaN;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => AtrEntry.Outputs;

    /// <inheritdoc/>
    public override bool IsReady => !double.IsNaN(_value);

    /// <inheritdoc/>
    public override void Update(in IndicatorInput input)
    {
        var isFirst = double.IsNaN(_closeBefore);
        var range = isFirst ? input.High - input.Low : Atr.TrueRange(in input, _closeBefore);
        _closeBefore = input.Close;
        if (!isFirst || _countsFirstBar)
        {
            _value = _isSimple ? _window.NextMean(range) : _average.Next(range);
        }
    }

    /// <inheritdoc/>
    public override void CopyTo(Span<double> outputs) => outputs[0] = _value;
}
