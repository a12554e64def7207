using Arus.Foundation.Numerics;

namespace Arus.Learning.Networks.Layers;

/// <summary>One layer of a network: how it computes, without its weights, which lie in one block for the whole network, and without its memory.</summary>
internal abstract class Layer
{
    /// <summary>How many weights it has.</summary>
    public abstract int WeightCount { get; }

    /// <summary>The shape that comes out.</summary>
    public abstract Shape OutputOf(Shape input);

    /// <summary>Fills the weights before training.</summary>
    public abstract void Initialise(Span<float> weights, StrictRandom random);

    /// <summary>The memory of this layer for inputs of one shape.</summary>
    public abstract Pass NewPass(Shape input);

    /// <summary>Uniform within ±1 ÷ √<paramref name="inputs"/>.</summary>
    protected static void FillUniform(Span<float> weights, int inputs, StrictRandom random)
    {
        var limit = 1.0 / Math.Sqrt(inputs);
        foreach (ref var weight in weights)
        {
            weight = (float)(((2.0 * random.NextDouble()) - 1.0) * limit);
        }
    }
}
