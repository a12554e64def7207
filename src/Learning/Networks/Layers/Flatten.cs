using Arus.Foundation.Numerics;

namespace Arus.Learning.Networks.Layers;

/// <summary>Lays all steps of a row side by side, oldest first, as one step.</summary>
internal sealed class Flatten : Layer
{
    /// <inheritdoc/>
    public override int WeightCount => 0;

    /// <inheritdoc/>
    public override Shape OutputOf(Shape input) => new(1, input.Rows, input.Steps * input.Width);

    /// <inheritdoc/>
    public override void Initialise(Span<float> weights, StrictRandom random)
    {
    }

    /// <inheritdoc/>
    public override Pass NewPass(Shape input) => new FlattenPass(input, OutputOf(input));

    private sealed class FlattenPass(Shape input, Shape output) : Pass(input, output)
    {
        public override void Forward(ReadOnlySpan<float> weights, ReadOnlySpan<float> input, StrictRandom? dropout)
        {
            for (var line = 0; line < InputShape.Lines; line++)
            {
                input.Slice(line * InputShape.Width, InputShape.Width).CopyTo(Output.AsSpan(Place(line)));
            }
        }

        public override void Backward(
            ReadOnlySpan<float> weights, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> gradient, Span<float> inputGradient)
        {
            for (var line = 0; line < InputShape.Lines && !inputGradient.IsEmpty; line++)
            {
                outputGradient.Slice(Place(line), InputShape.Width).CopyTo(inputGradient[(line * InputShape.Width)..]);
            }
        }

        private int Place(int line) => (line % InputShape.Rows * OutputShape.Width) + (line / InputShape.Rows * InputShape.Width);
    }
}
