using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
            ref var from = ref MemoryMarshal.GetReference(input);
            ref var to = ref MemoryMarshal.GetArrayDataReference(Output);
            var i = 0;
            for (; i <= Output.Length - 8; i += 8)
            {
                var x = Vector256.LoadUnsafe(ref from, (nuint)i);
                (x & Vector256.GreaterThan(x, Vector256<float>.Zero)).StoreUnsafe(ref to, (nuint)i);
            }

            for (; i < Output.Length; i++)
            {
                Output[i] = input[i] > 0 ? input[i] : 0;
            }
        }

        public override void Backward(
            ReadOnlySpan<float> weights, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> gradient, Span<float> inputGradient)
        {
            ref var from = ref MemoryMarshal.GetReference(outputGradient);
            ref var to = ref MemoryMarshal.GetReference(inputGradient);
            ref var passed = ref MemoryMarshal.GetArrayDataReference(Output);
            var i = 0;
            for (; i <= inputGradient.Length - 8; i += 8)
            {
                var isOpen = Vector256.GreaterThan(Vector256.LoadUnsafe(ref passed, (nuint)i), Vector256<float>.Zero);
                (Vector256.LoadUnsafe(ref from, (nuint)i) & isOpen).StoreUnsafe(ref to, (nuint)i);
            }

            for (; i < inputGradient.Length; i++)
            {
                inputGradient[i] = Output[i] > 0 ? outputGradient[i] : 0;
            }
        }
    }
}
