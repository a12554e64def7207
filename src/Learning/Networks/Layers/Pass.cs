using Arus.Foundation.Numerics;

namespace Arus.Learning.Networks.Layers;

/// <summary>A layer at work on inputs of one shape: the outputs, and what the way back needs of the way there. For one thread; allocates only when it is made and at the first way back.</summary>
/// <param name="input">The shape that goes in.</param>
/// <param name="output">The shape that comes out.</param>
internal abstract class Pass(Shape input, Shape output)
{
    /// <summary>The shape that goes in.</summary>
    public Shape InputShape { get; } = input;

    /// <summary>The shape that comes out.</summary>
    public Shape OutputShape { get; } = output;

    /// <summary>What came out of the last <see cref="Forward"/>.</summary>
    public float[] Output { get; } = new float[output.Count];

    /// <summary>Computes <see cref="Output"/>.</summary>
    /// <param name="weights">The weights of this layer.</param>
    /// <param name="input">The input.</param>
    /// <param name="dropout">Chooses what is left out while training; null when nothing is.</param>
    public abstract void Forward(ReadOnlySpan<float> weights, ReadOnlySpan<float> input, StrictRandom? dropout);

    /// <summary>Takes the gradient of the loss back through the last <see cref="Forward"/>.</summary>
    /// <param name="weights">The weights of this layer, as they were.</param>
    /// <param name="input">The input, as it was.</param>
    /// <param name="outputGradient">By the output.</param>
    /// <param name="gradient">By the weights; is added to.</param>
    /// <param name="inputGradient">By the input; is overwritten. Empty when nobody asks.</param>
    public abstract void Backward(
        ReadOnlySpan<float> weights, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> gradient, Span<float> inputGradient);
}
