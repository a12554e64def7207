using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>The streaming form of <see cref="Sma"/>, over closes.</summary>
internal sealed class SmaStream(int period) : IndicatorStream
{
    private RollingSum _sum = new(period);
    private double _value = double.NaN;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => SmaEntry.Outputs;

    /// <inheritdoc/>
    public override bool IsReady => _sum.IsFull;

    /// <summary>Takes a value and returns the average; NaN while warming up.</summary>
    public double Next(double value) => _value = _sum.NextMean(value);

    /// <inheritdoc/>
    public override void Update(in IndicatorInput input) => Next(input.Close);

    /// <inheritdoc/>
    public override void CopyTo(Span<double> outputs) => outputs[0] = _value;
}
