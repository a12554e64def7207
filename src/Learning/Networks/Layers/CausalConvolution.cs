using Arus.Foundation.Numerics;

namespace Arus.Learning.Networks.Layers;

/// <summary>
/// y(t) = b + Σ_k x(t − k·dilation)·W_k: each step sees itself and steps before it, never one after; what lies before the window is 0 (Bai, Kolter and Koltun 2018).
/// Weights: W_0, W_1 … each of inputs × outputs, then b.
/// </summary>
/// <param name="inputs">The width that goes in.</param>
/// <param name="outputs">The width that comes out.</param>
/// <param name="taps">How many steps one output sees.</param>
/// <param name="dilation">How far apart these are.</param>
internal sealed class CausalConvolution(int inputs, int outputs, int taps, int dilation) : Layer
{
    /// <inheritdoc/>
    public override int WeightCount => ((inputs * taps) + 1) * outputs;

    /// <inheritdoc/>
    public override Shape OutputOf(Shape input) => input with { Width = outputs };

    /// <inheritdoc/>
    public override void Initialise(Span<float> weights, StrictRandom random) => FillUniform(weights, inputs * taps, random);

    /// <inheritdoc/>
    public override Pass NewPass(Shape input) => new ConvolutionPass(input, OutputOf(input), taps, dilation);

    private sealed class ConvolutionPass(Shape input, Shape output, int taps, int dilation) : Pass(input, output)
    {
        private readonly int _matrix = input.Width * output.Width;
        private float[]? _transposed;

        public override void Forward(ReadOnlySpan<float> weights, ReadOnlySpan<float> input, StrictRandom? dropout)
        {
            var width = OutputShape.Width;
            var bias = weights[(_matrix * taps)..];
            for (var line = 0; line < OutputShape.Lines; line++)
            {
                bias.CopyTo(Output.AsSpan(line * width, width));
            }

            for (var tap = 0; tap < taps && Late(tap) < OutputShape.Lines; tap++)
            {
                var lines = OutputShape.Lines - Late(tap);
                MatrixMath.AddProduct(input, weights.Slice(tap * _matrix, _matrix), Output.AsSpan(Late(tap) * width), lines, InputShape.Width, width);
            }
        }

        public override void Backward(
            ReadOnlySpan<float> weights, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> gradient, Span<float> inputGradient)
        {
            var width = OutputShape.Width;
            _transposed ??= new float[_matrix];
            inputGradient.Clear();
            MatrixMath.AddRows(outputGradient, gradient[(_matrix * taps)..], OutputShape.Lines, width);
            for (var tap = 0; tap < taps && Late(tap) < OutputShape.Lines; tap++)
            {
                var lines = OutputShape.Lines - Late(tap);
                var late = outputGradient[(Late(tap) * width)..];
                MatrixMath.AddProductOfTransposed(input, late, gradient.Slice(tap * _matrix, _matrix), InputShape.Width, lines, width);
                if (!inputGradient.IsEmpty)
                {
                    MatrixMath.Transpose(weights.Slice(tap * _matrix, _matrix), _transposed, InputShape.Width, width);
                    MatrixMath.AddProduct(late, _transposed, inputGradient, lines, width, InputShape.Width);
                }
            }
        }

        // By how many lines the output of a tap lies behind its input.
        private int Late(int tap) => tap * dilation * InputShape.Rows;
    }
}
