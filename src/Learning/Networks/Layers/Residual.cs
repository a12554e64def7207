using Arus.Foundation.Numerics;

namespace Arus.Learning.Networks.Layers;

/// <summary>y = F(x) + x, or F(x) + S(x) where the widths differ (He and others 2016). Weights: those of F, then those of S.</summary>
/// <param name="inner">F.</param>
/// <param name="shortcut">S; null when the widths are equal.</param>
internal sealed class Residual(Layer inner, Layer? shortcut = null) : Layer
{
    /// <inheritdoc/>
    public override int WeightCount => inner.WeightCount + (shortcut?.WeightCount ?? 0);

    /// <inheritdoc/>
    public override Shape OutputOf(Shape input) => inner.OutputOf(input);

    /// <inheritdoc/>
    public override void Initialise(Span<float> weights, StrictRandom random)
    {
        inner.Initialise(weights[..inner.WeightCount], random);
        shortcut?.Initialise(weights[inner.WeightCount..], random);
    }

    /// <inheritdoc/>
    public override Pass NewPass(Shape input) => new ResidualPass(inner.NewPass(input), inner.WeightCount, shortcut?.NewPass(input));

    private sealed class ResidualPass(Pass inner, int innerCount, Pass? shortcut) : Pass(inner.InputShape, inner.OutputShape)
    {
        private float[]? _gradient;

        public override void Forward(ReadOnlySpan<float> weights, ReadOnlySpan<float> input, StrictRandom? dropout)
        {
            inner.Forward(weights[..innerCount], input, dropout);
            shortcut?.Forward(weights[innerCount..], input, dropout);
            inner.Output.CopyTo(Output, 0);
            Lanes.AddScaled(Output, 1, shortcut is null ? input[..Output.Length] : shortcut.Output);
        }

        public override void Backward(
            ReadOnlySpan<float> weights, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> gradient, Span<float> inputGradient)
        {
            inner.Backward(weights[..innerCount], input, outputGradient, gradient[..innerCount], inputGradient);
            if (shortcut is null)
            {
                if (!inputGradient.IsEmpty)
                {
                    Lanes.AddScaled(inputGradient, 1, outputGradient);
                }

                return;
            }

            _gradient ??= new float[InputShape.Count];
            var through = inputGradient.IsEmpty ? default : _gradient.AsSpan();
            shortcut.Backward(weights[innerCount..], input, outputGradient, gradient[innerCount..], through);
            if (!through.IsEmpty)
            {
                Lanes.AddScaled(inputGradient, 1, through);
            }
        }
    }
}
