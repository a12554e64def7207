using Arus.Foundation.Numerics;

namespace Arus.Learning.Networks.Layers;

/// <summary>y(t) = x(t) + p(t): learned vectors that tell the steps apart. Weights: p of steps × width.</summary>
/// <param name="steps">The steps of the window.</param>
/// <param name="width">The width.</param>
internal sealed class Positions(int steps, int width) : Layer
{
    private const double Spread = 0.02;

    /// <inheritdoc/>
    public override int WeightCount => steps * width;

    /// <inheritdoc/>
    public override Shape OutputOf(Shape input) => input;

    /// <inheritdoc/>
    public override void Initialise(Span<float> weights, StrictRandom random)
    {
        foreach (ref var weight in weights)
        {
            weight = (float)(Spread * random.NextGaussian());
        }
    }

    /// <inheritdoc/>
    public override Pass NewPass(Shape input) => new PositionsPass(input);

    private sealed class PositionsPass(Shape shape) : Pass(shape, shape)
    {
        public override void Forward(ReadOnlySpan<float> weights, ReadOnlySpan<float> input, StrictRandom? dropout)
        {
            var width = InputShape.Width;
            input[..Output.Length].CopyTo(Output);
            for (var line = 0; line < InputShape.Lines; line++)
            {
                Lanes.AddScaled(Output.AsSpan(line * width, width), 1, weights.Slice(line / InputShape.Rows * width, width));
            }
        }

        public override void Backward(
            ReadOnlySpan<float> weights, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> gradient, Span<float> inputGradient)
        {
            var width = InputShape.Width;
            for (var line = 0; line < InputShape.Lines; line++)
            {
                Lanes.AddScaled(gradient.Slice(line / InputShape.Rows * width, width), 1, outputGradient.Slice(line * width, width));
            }

            if (!inputGradient.IsEmpty)
            {
                outputGradient.CopyTo(inputGradient);
            }
        }
    }
}
