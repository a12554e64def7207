using Arus.Foundation.Numerics;

namespace Arus.Learning.Networks.Layers;

/// <summary>
/// Attention of every step to every step of its window, in several heads (Vaswani and others 2017): per head softmax(q·kᵀ ÷ √d)·v, the heads side by side, then one dense layer.
/// Weights: the dense layer from x to all q, all k, all v; then the dense layer to the output.
/// </summary>
/// <param name="width">The width; the heads share it.</param>
/// <param name="heads">How many heads; divides the width.</param>
internal sealed class SelfAttention(int width, int heads) : Layer
{
    private readonly Dense _projection = new(width, 3 * width);
    private readonly Dense _mixture = new(width, width);

    /// <inheritdoc/>
    public override int WeightCount => _projection.WeightCount + _mixture.WeightCount;

    /// <inheritdoc/>
    public override Shape OutputOf(Shape input) => input;

    /// <inheritdoc/>
    public override void Initialise(Span<float> weights, StrictRandom random)
    {
        _projection.Initialise(weights[.._projection.WeightCount], random);
        _mixture.Initialise(weights[_projection.WeightCount..], random);
    }

    /// <inheritdoc/>
    public override Pass NewPass(Shape input) =>
        new AttentionPass(input, heads, _projection.NewPass(input), _projection.WeightCount, _mixture.NewPass(input));

    private sealed class AttentionPass : Pass
    {
        private readonly Pass _projection;
        private readonly Pass _mixture;
        private readonly int _split;
        private readonly int _heads;
        private readonly int _headWidth;
        private readonly int _padded;
        private readonly float _scale;
        private readonly float[] _attention;
        private readonly float[] _heard;
        private readonly float[] _query;
        private readonly float[] _key;
        private readonly float[] _value;
        private readonly float[] _turned;
        private readonly float[] _result;
        private Way? _back;

        public AttentionPass(Shape shape, int heads, Pass projection, int split, Pass mixture)
            : base(shape, shape)
        {
            (_projection, _mixture, _split, _heads, _headWidth) = (projection, mixture, split, heads, shape.Width / heads);
            // Keys are padded with nothing to whole vectors.
            _padded = (shape.Steps + 15) / 16 * 16;
            _scale = 1f / MathF.Sqrt(_headWidth);
            _attention = new float[shape.Rows * heads * shape.Steps * _padded];
            _heard = new float[shape.Count];
            (_query, _key, _value) = (new float[_padded * _headWidth], new float[_padded * _headWidth], new float[_padded * _headWidth]);
            (_turned, _result) = (new float[_padded * _headWidth], new float[_padded * _headWidth]);
        }

        public override void Forward(ReadOnlySpan<float> weights, ReadOnlySpan<float> input, StrictRandom? dropout)
        {
            _projection.Forward(weights[.._split], input, dropout);
            var (steps, width) = (InputShape.Steps, InputShape.Width);
            for (var row = 0; row < InputShape.Rows; row++)
            {
                for (var head = 0; head < _heads; head++)
                {
                    Gather(_projection.Output, 3 * width, row, head * _headWidth, _query);
                    Gather(_projection.Output, 3 * width, row, width + (head * _headWidth), _key);
                    Gather(_projection.Output, 3 * width, row, (2 * width) + (head * _headWidth), _value);
                    MatrixMath.Transpose(_key, _turned, _padded, _headWidth);
                    var attention = Attention(row, head);
                    attention.Clear();
                    MatrixMath.AddProduct(_query, _turned, attention, steps, _headWidth, _padded);
                    Softmax(attention);
                    _result.AsSpan().Clear();
                    MatrixMath.AddProduct(attention, _value, _result, steps, _padded, _headWidth);
                    Scatter(_result, _heard, width, row, head * _headWidth);
                }
            }

            _mixture.Forward(weights[_split..], _heard, dropout);
            _mixture.Output.CopyTo(Output, 0);
        }

        public override void Backward(
            ReadOnlySpan<float> weights, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> gradient, Span<float> inputGradient)
        {
            var back = _back ??= new(InputShape, _padded, _headWidth);
            var (steps, width) = (InputShape.Steps, InputShape.Width);
            _mixture.Backward(weights[_split..], _heard, outputGradient, gradient[_split..], back.Heard);
            for (var row = 0; row < InputShape.Rows; row++)
            {
                for (var head = 0; head < _heads; head++)
                {
                    var (query, key, value) = (head * _headWidth, width + (head * _headWidth), (2 * width) + (head * _headWidth));
                    Gather(_projection.Output, 3 * width, row, query, _query);
                    Gather(_projection.Output, 3 * width, row, key, _key);
                    Gather(_projection.Output, 3 * width, row, value, _value);
                    Gather(back.Heard, width, row, query, back.Head);
                    var attention = Attention(row, head);

                    _result.AsSpan().Clear();
                    MatrixMath.AddProductOfTransposed(attention, back.Head, _result, _padded, steps, _headWidth);
                    Scatter(_result, back.Projection, 3 * width, row, value);

                    MatrixMath.Transpose(_value, _turned, _padded, _headWidth);
                    back.Attention.AsSpan().Clear();
                    MatrixMath.AddProduct(back.Head, _turned, back.Attention, steps, _headWidth, _padded);
                    SoftmaxBack(attention, back.Attention);

                    _result.AsSpan().Clear();
                    MatrixMath.AddProduct(back.Attention, _key, _result, steps, _padded, _headWidth);
                    Scatter(_result, back.Projection, 3 * width, row, query);

                    _result.AsSpan().Clear();
                    MatrixMath.AddProductOfTransposed(back.Attention, _query, _result, _padded, steps, _headWidth);
                    Scatter(_result, back.Projection, 3 * width, row, key);
                }
            }

            _projection.Backward(weights[.._split], input, back.Projection, gradient[.._split], inputGradient);
        }

        private Span<float> Attention(int row, int head)
        {
            var size = InputShape.Steps * _padded;
            return _attention.AsSpan(((row * _heads) + head) * size, size);
        }

        private void Softmax(Span<float> scores)
        {
            for (var step = 0; step < InputShape.Steps; step++)
            {
                var line = scores.Slice(step * _padded, InputShape.Steps);
                var most = float.NegativeInfinity;
                foreach (var score in line)
                {
                    most = score > most ? score : most;
                }

                foreach (ref var score in line)
                {
                    score = (score - most) * _scale;
                }

                VectorMath.Exp(line, line);
                var share = 1f / Lanes.Sum(line);
                foreach (ref var score in line)
                {
                    score *= share;
                }
            }
        }

        // From the gradient by the shares to that by the scores before their scale.
        private void SoftmaxBack(ReadOnlySpan<float> attention, Span<float> gradient)
        {
            for (var step = 0; step < InputShape.Steps; step++)
            {
                var shares = attention.Slice(step * _padded, _padded);
                var line = gradient.Slice(step * _padded, _padded);
                var mean = Lanes.Dot(shares, line);
                for (var i = 0; i < line.Length; i++)
                {
                    line[i] = shares[i] * (line[i] - mean) * _scale;
                }
            }
        }

        private void Gather(ReadOnlySpan<float> from, int width, int row, int start, Span<float> to)
        {
            for (var step = 0; step < InputShape.Steps; step++)
            {
                from.Slice((((step * InputShape.Rows) + row) * width) + start, _headWidth).CopyTo(to[(step * _headWidth)..]);
            }
        }

        private void Scatter(ReadOnlySpan<float> from, Span<float> to, int width, int row, int start)
        {
            for (var step = 0; step < InputShape.Steps; step++)
            {
                from.Slice(step * _headWidth, _headWidth).CopyTo(to[((((step * InputShape.Rows) + row) * width) + start)..]);
            }
        }

        /// <summary>Gradients by what the heads said, by q, k and v, and by the shares and the result of one head.</summary>
        private sealed class Way(Shape shape, int padded, int headWidth)
        {
            public readonly float[] Heard = new float[shape.Count];
            public readonly float[] Projection = new float[shape.Count * 3];
            public readonly float[] Attention = new float[shape.Steps * padded];
            public readonly float[] Head = new float[padded * headWidth];
        }
    }
}
