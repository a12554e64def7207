using Arus.Foundation.Numerics;

namespace Arus.Learning.Networks.Layers;

/// <summary>y = x·W + b at every step. Weights: W of inputs × outputs, then b.</summary>
/// <param name="inputs">The width that goes in.</param>
/// <param name="outputs">The width that comes out.</param>
internal sealed class Dense(int inputs, int outputs) : Layer
{
    /// <inheritdoc/>
    public override int WeightCount => (inputs + 1) * outputs;

    /// <inheritdoc/>
    public override Shape OutputOf(Shape input) => input with { Width = outputs };

    /// <inheritdoc/>
    public override void Initialise(Span<float> weights, StrictRandom random) => FillUniform(weights, inputs, random);

    /// <inheritdoc/>
    public override Pass NewPass(Shape input) => new DensePass(input, OutputOf(input));

    private sealed class DensePass(Shape input, Shape output) : Pass(input, output)
    {
        private readonly int _matrix = input.Width * output.Width;
        private float[]? _transposed;

        public override void Forward(ReadOnlySpan<float> weights, ReadOnlySpan<float> input, StrictRandom? dropout)
        {
            var (lines, width) = (OutputShape.Lines, OutputShape.Width);
            var bias = weights[_matrix..];
            for (var line = 0; line < lines; line++)
            {
                bias.CopyTo(Output.AsSpan(line * width, width));
            }

            MatrixMath.AddProduct(input, weights, Output, lines, InputShape.Width, width);
        }

        public override void Backward(
            ReadOnlySpan<float> weights, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> gradient, Span<float> inputGradient)
        {
            var (lines, width) = (OutputShape.Lines, OutputShape.Width);
            MatrixMath.AddProductOfTransposed(input, outputGradient, gradient, InputShape.Width, lines, width);
            MatrixMath.AddRows(outputGradient, gradient[_matrix..], lines, width);
            if (!inputGradient.IsEmpty)
            {
                _transposed ??= new float[_matrix];
                MatrixMath.Transpose(weights, _transposed, InputShape.Width, width);
                inputGradient.Clear();
                MatrixMath.AddProduct(outputGradient, _transposed, inputGradient, lines, width, InputShape.Width);
            }
        }
    }
}
