using Arus.Foundation.Numerics;

namespace Arus.Learning.Networks.Layers;

/// <summary>y = max(x, 0).</summary>
internal sealed class Rectifier : Layer
{
    /// <inheritdoc/>
    public override int WeightCount => 0;

    /// <inheritdoc/>
    public override Shape OutputOf(Shape input) => input;

    /// <inheritdoc/>
    public override void Initialise(Span<float> weights, StrictRandom random)
    {
    }

    /// <inheritdoc/>
    public override Pass NewPass(Shape input) => new RectifierPass(input);

    private sealed class RectifierPass(Shape shape) : Pass(shape, shape)
    {
        public override void Forward(ReadOnlySpan<float> weights, ReadOnlySpan<float> input, StrictRandom? dropout)
        {
            var output = Output.AsSpan(0, input.Length);
            for (var i = 0; i < output.Length; i++)
            {
                output[i] = input[i] > 0 ? input[i] : 0;
            }
        }

        public override void Backward(
            ReadOnlySpan<float> weights, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> gradient, Span<float> inputGradient)
        {
            for (var i = 0; i < inputGradient.Length; i++)
            {
                inputGradient[i] = Output[i] > 0 ? outputGradient[i] : 0;
            }
        }
    }
}
