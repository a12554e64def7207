using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>The streaming form of <see cref="Ema"/>, over closes.</summary>
internal sealed class EmaStream(int period, SeedMode seed = SeedMode.TaLib) : IndicatorStream
{
    private ExponentialAverage _average = ExponentialAverage.Usual(period, seed);
    private double _value = double.NaN;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => EmaEntry.Outputs;

    /// <inheritdoc/>
    public override bool IsReady => _average.IsReady;

    /// <summary>Takes a value and returns the average; NaN while warming up.</summary>
    public double Next(double value) => _value = _average.Next(value);

    /// <inheritdoc/>
    public override void Update(in IndicatorInput input) => Next(input.Close);

    /// <inheritdoc/>
    public override void CopyTo(Span<double> outputs) => outputs[0] = _value;
}
