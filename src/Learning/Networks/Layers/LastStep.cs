using Arus.Foundation.Numerics;

namespace Arus.Learning.Networks.Layers;

/// <summary>Keeps the newest step.</summary>
internal sealed class LastStep : Layer
{
    /// <inheritdoc/>
    public override int WeightCount => 0;

    /// <inheritdoc/>
    public override Shape OutputOf(Shape input) => input with { Steps = 1 };

    /// <inheritdoc/>
    public override void Initialise(Span<float> weights, StrictRandom random)
    {
    }

    /// <inheritdoc/>
    public override Pass NewPass(Shape input) => new LastStepPass(input, OutputOf(input));

    private sealed class LastStepPass(Shape input, Shape output) : Pass(input, output)
    {
        public override void Forward(ReadOnlySpan<float> weights, ReadOnlySpan<float> input, StrictRandom? dropout) =>
            input.Slice(InputShape.Count - OutputShape.Count, OutputShape.Count).CopyTo(Output);

        public override void Backward(
            ReadOnlySpan<float> weights, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> gradient, Span<float> inputGradient)
        {
            if (!inputGradient.IsEmpty)
            {
                inputGradient.Clear();
                outputGradient.CopyTo(inputGradient[(InputShape.Count - OutputShape.Count)..]);
            }
        }
    }
}
