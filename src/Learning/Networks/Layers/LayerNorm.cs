using Arus.Foundation.Numerics;

namespace Arus.Learning.Networks.Layers;

/// <summary>y = γ·(x − mean) ÷ √(variance + 1e-5) + β over the width of each step (Ba, Kiros and Hinton 2016). Weights: γ, β.</summary>
/// <param name="width">The width.</param>
internal sealed class LayerNorm(int width) : Layer
{
    private const float Epsilon = 1e-5f;

    /// <inheritdoc/>
    public override int WeightCount => 2 * width;

    /// <inheritdoc/>
    public override Shape OutputOf(Shape input) => input;

    /// <inheritdoc/>
    public override void Initialise(Span<float> weights, StrictRandom random)
    {
        weights[..width].Fill(1);
        weights[width..].Clear();
    }

    /// <inheritdoc/>
    public override Pass NewPass(Shape input) => new NormPass(input);

    private sealed class NormPass(Shape shape) : Pass(shape, shape)
    {
        private readonly float[] _normal = new float[shape.Count];
        private readonly float[] _scales = new float[shape.Lines];
        private readonly float[] _byNormal = new float[shape.Width];

        public override void Forward(ReadOnlySpan<float> weights, ReadOnlySpan<float> input, StrictRandom? dropout)
        {
            var width = InputShape.Width;
            for (var line = 0; line < InputShape.Lines; line++)
            {
                var from = input.Slice(line * width, width);
                var normal = _normal.AsSpan(line * width, width);
                var mean = Lanes.Sum(from) / width;
                for (var i = 0; i < width; i++)
                {
                    normal[i] = from[i] - mean;
                }

                var scale = 1f / MathF.Sqrt((Lanes.Dot(normal, normal) / width) + Epsilon);
                _scales[line] = scale;
                var to = Output.AsSpan(line * width, width);
                for (var i = 0; i < width; i++)
                {
                    normal[i] *= scale;
                    to[i] = (normal[i] * weights[i]) + weights[width + i];
                }
            }
        }

        public override void Backward(
            ReadOnlySpan<float> weights, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> gradient, Span<float> inputGradient)
        {
            var width = InputShape.Width;
            for (var line = 0; line < InputShape.Lines; line++)
            {
                var by = outputGradient.Slice(line * width, width);
                var normal = _normal.AsSpan(line * width, width);
                for (var i = 0; i < width; i++)
                {
                    gradient[i] += by[i] * normal[i];
                    gradient[width + i] += by[i];
                    _byNormal[i] = by[i] * weights[i];
                }

                if (inputGradient.IsEmpty)
                {
                    continue;
                }

                var mean = Lanes.Sum(_byNormal) / width;
                var along = Lanes.Dot(_byNormal, normal) / width;
                var to = inputGradient.Slice(line * width, width);
                for (var i = 0; i < width; i++)
                {
                    to[i] = _scales[line] * (_byNormal[i] - mean - (normal[i] * along));
                }
            }
        }
    }
}
