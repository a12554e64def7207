using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>The streaming form of <see cref="Obv"/>.</summary>
internal sealed class ObvStream(ObvStart start = ObvStart.Volume) : IndicatorStream
{
    private double _closeBefore = double.NaN;
    private double _value = double.NaN;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => ObvEntry.Outputs;

    /// <inheritdoc/>
    public override bool IsReady => !double.IsNaN(_value);

    /// <inheritdoc/>
    public override void Update(in IndicatorInput input)
    {
        _value = double.IsNaN(_closeBefore)
            ? start is ObvStart.Volume ? input.Volume : 0.0
            : _value + Obv.Signed(input.Volume, input.Close, _closeBefore);
        _closeBefore = input.Close;
    }

    /// <inheritdoc/>
    public override void CopyTo(Span<double> outputs) => outputs[0] = _value;
}
