using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Arus.Foundation.Numerics;

namespace Arus.Learning.Networks.Layers;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers and others 2000), from a memory of 0: with gates i, f, o = σ(·) and g = tanh(·) of
/// x(t)·W + h(t − 1)·U + b, c(t) = f·c(t − 1) + i·g and h(t) = o·tanh c(t). Every h comes out. Weights: W of inputs × 4·hidden, U of hidden × 4·hidden, b; columns i, f, g, o.
/// </summary>
/// <param name="inputs">The width that goes in.</param>
/// <param name="hidden">The width that comes out; a multiple of 8.</param>
internal sealed class Lstm(int inputs, int hidden) : Layer
{
    /// <inheritdoc/>
    public override int WeightCount => (inputs + hidden + 1) * 4 * hidden;

    /// <inheritdoc/>
    public override Shape OutputOf(Shape input) => input with { Width = hidden };

    /// <inheritdoc/>
    public override void Initialise(Span<float> weights, StrictRandom random) => FillUniform(weights, hidden, random);

    /// <inheritdoc/>
    public override Pass NewPass(Shape input) => new LstmPass(input, OutputOf(input));

    private sealed class LstmPass(Shape input, Shape output) : Pass(input, output)
    {
        private readonly int _hidden = output.Width;
        private readonly int _gateWidth = output.Width * 4;
        private readonly int _recurrent = input.Width * output.Width * 4;
        private readonly int _bias = (input.Width + output.Width) * output.Width * 4;
        private readonly float[] _gates = new float[output.Count * 4];
        private readonly float[] _cells = new float[output.Count];
        private readonly float[] _squashed = new float[output.Count];
        private Way? _back;

        public override void Forward(ReadOnlySpan<float> weights, ReadOnlySpan<float> input, StrictRandom? dropout)
        {
            var bias = weights[_bias..];
            for (var line = 0; line < OutputShape.Lines; line++)
            {
                bias.CopyTo(_gates.AsSpan(line * _gateWidth, _gateWidth));
            }

            MatrixMath.AddProduct(input, weights, _gates, OutputShape.Lines, InputShape.Width, _gateWidth);
            var recurrent = weights[_recurrent.._bias];
            var (rows, stride) = (OutputShape.Rows, OutputShape.Rows * _hidden);
            for (var step = 0; step < OutputShape.Steps; step++)
            {
                if (step > 0)
                {
                    MatrixMath.AddProduct(Output.AsSpan((step - 1) * stride, stride), recurrent, _gates.AsSpan(step * stride * 4, stride * 4), rows, _hidden, _gateWidth);
                }

                for (var row = 0; row < rows; row++)
                {
                    Step((step * rows) + row, step > 0 ? ((step - 1) * rows) + row : -1);
                }
            }
        }

        public override void Backward(
            ReadOnlySpan<float> weights, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> gradient, Span<float> inputGradient)
        {
            var back = _back ??= new(InputShape, OutputShape);
            var (rows, stride) = (OutputShape.Rows, OutputShape.Rows * _hidden);
            MatrixMath.Transpose(weights[_recurrent.._bias], back.Recurrent, _hidden, _gateWidth);
            back.Hidden.AsSpan().Clear();
            back.Cells.AsSpan().Clear();
            for (var step = OutputShape.Steps - 1; step >= 0; step--)
            {
                for (var row = 0; row < rows; row++)
                {
                    var line = (step * rows) + row;
                    StepBack(back, row, line, step > 0 ? line - rows : -1, outputGradient.Slice(line * _hidden, _hidden));
                }

                if (step > 0)
                {
                    back.Hidden.AsSpan().Clear();
                    MatrixMath.AddProduct(back.Gates.AsSpan(step * stride * 4, stride * 4), back.Recurrent, back.Hidden, rows, _gateWidth, _hidden);
                }
            }

            var lines = OutputShape.Lines;
            MatrixMath.AddProductOfTransposed(input, back.Gates, gradient, InputShape.Width, lines, _gateWidth);
            MatrixMath.AddProductOfTransposed(Output, back.Gates.AsSpan(rows * _gateWidth), gradient[_recurrent..], _hidden, lines - rows, _gateWidth);
            MatrixMath.AddRows(back.Gates, gradient[_bias..], lines, _gateWidth);
            if (!inputGradient.IsEmpty)
            {
                MatrixMath.Transpose(weights[.._recurrent], back.Input, InputShape.Width, _gateWidth);
                inputGradient.Clear();
                MatrixMath.AddProduct(back.Gates, back.Input, inputGradient, lines, _gateWidth, InputShape.Width);
            }
        }

        // One row of one step: gates become what they let through.
        private void Step(int line, int before)
        {
            ref var gates = ref _gates[line * _gateWidth];
            ref var cells = ref MemoryMarshal.GetArrayDataReference(_cells);
            for (var i = 0; i < _hidden; i += 8)
            {
                var input = VectorMath.Logistic(Vector256.LoadUnsafe(ref gates, (nuint)i));
                var forget = VectorMath.Logistic(Vector256.LoadUnsafe(ref gates, (nuint)(i + _hidden)));
                var news = VectorMath.Tanh(Vector256.LoadUnsafe(ref gates, (nuint)(i + (2 * _hidden))));
                var open = VectorMath.Logistic(Vector256.LoadUnsafe(ref gates, (nuint)(i + (3 * _hidden))));
                var old = before < 0 ? Vector256<float>.Zero : Vector256.LoadUnsafe(ref cells, (nuint)((before * _hidden) + i));
                var cell = (forget * old) + (input * news);
                var squashed = VectorMath.Tanh(cell);
                input.StoreUnsafe(ref gates, (nuint)i);
                forget.StoreUnsafe(ref gates, (nuint)(i + _hidden));
                news.StoreUnsafe(ref gates, (nuint)(i + (2 * _hidden)));
                open.StoreUnsafe(ref gates, (nuint)(i + (3 * _hidden)));
                cell.StoreUnsafe(ref cells, (nuint)((line * _hidden) + i));
                squashed.StoreUnsafe(ref _squashed[line * _hidden], (nuint)i);
                (open * squashed).StoreUnsafe(ref Output[line * _hidden], (nuint)i);
            }
        }

        private void StepBack(Way back, int row, int line, int before, ReadOnlySpan<float> outputGradient)
        {
            ref var gates = ref _gates[line * _gateWidth];
            ref var result = ref back.Gates[line * _gateWidth];
            ref var cells = ref MemoryMarshal.GetArrayDataReference(_cells);
            ref var cellGradient = ref back.Cells[row * _hidden];
            ref var given = ref MemoryMarshal.GetReference(outputGradient);
            var one = Vector256<float>.One;
            for (var i = 0; i < _hidden; i += 8)
            {
                var input = Vector256.LoadUnsafe(ref gates, (nuint)i);
                var forget = Vector256.LoadUnsafe(ref gates, (nuint)(i + _hidden));
                var news = Vector256.LoadUnsafe(ref gates, (nuint)(i + (2 * _hidden)));
                var open = Vector256.LoadUnsafe(ref gates, (nuint)(i + (3 * _hidden)));
                var squashed = Vector256.LoadUnsafe(ref _squashed[line * _hidden], (nuint)i);
                var old = before < 0 ? Vector256<float>.Zero : Vector256.LoadUnsafe(ref cells, (nuint)((before * _hidden) + i));
                var byHidden = Vector256.LoadUnsafe(ref given, (nuint)i) + Vector256.LoadUnsafe(ref back.Hidden[row * _hidden], (nuint)i);
                var byCell = Vector256.LoadUnsafe(ref cellGradient, (nuint)i) + (byHidden * open * (one - (squashed * squashed)));
                (byCell * news * input * (one - input)).StoreUnsafe(ref result, (nuint)i);
                (byCell * old * forget * (one - forget)).StoreUnsafe(ref result, (nuint)(i + _hidden));
                (byCell * input * (one - (news * news))).StoreUnsafe(ref result, (nuint)(i + (2 * _hidden)));
                (byHidden * squashed * open * (one - open)).StoreUnsafe(ref result, (nuint)(i + (3 * _hidden)));
                (byCell * forget).StoreUnsafe(ref cellGradient, (nuint)i);
            }
        }

        /// <summary>What the way back holds: gradients by gates, hidden states and cells, and the matrices transposed.</summary>
        private sealed class Way(Shape input, Shape output)
        {
            public readonly float[] Gates = new float[output.Count * 4];
            public readonly float[] Hidden = new float[output.Rows * output.Width];
            public readonly float[] Cells = new float[output.Rows * output.Width];
            public readonly float[] Recurrent = new float[output.Width * output.Width * 4];
            public readonly float[] Input = new float[input.Width * output.Width * 4];
        }
    }
}
