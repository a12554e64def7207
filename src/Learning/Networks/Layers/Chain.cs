using Arus.Foundation.Numerics;

namespace Arus.Learning.Networks.Layers;

/// <summary>Layers one after another; their weights lie one after another.</summary>
/// <param name="layers">The layers, at least one.</param>
internal sealed class Chain(params Layer[] layers) : Layer
{
    /// <inheritdoc/>
    public override int WeightCount => layers.Sum(layer => layer.WeightCount);

    /// <inheritdoc/>
    public override Shape OutputOf(Shape input) => layers.Aggregate(input, (shape, layer) => layer.OutputOf(shape));

    /// <inheritdoc/>
    public override void Initialise(Span<float> weights, StrictRandom random)
    {
        var start = 0;
        foreach (var layer in layers)
        {
            layer.Initialise(weights.Slice(start, layer.WeightCount), random);
            start += layer.WeightCount;
        }
    }

    /// <inheritdoc/>
    public override Pass NewPass(Shape input)
    {
        var links = new Link[layers.Length];
        var (shape, start) = (input, 0);
        for (var i = 0; i < links.Length; i++)
        {
            links[i] = new(layers[i].NewPass(shape), start, layers[i].WeightCount);
            shape = links[i].Pass.OutputShape;
            start += layers[i].WeightCount;
        }

        return new ChainPass(links);
    }

    private readonly record struct Link(Pass Pass, int Start, int Count);

    private sealed class ChainPass(Link[] links) : Pass(links[0].Pass.InputShape, links[^1].Pass.OutputShape)
    {
        private float[][]? _gradients;

        public override void Forward(ReadOnlySpan<float> weights, ReadOnlySpan<float> input, StrictRandom? dropout)
        {
            foreach (var (pass, start, count) in links)
            {
                pass.Forward(weights.Slice(start, count), input, dropout);
                input = pass.Output;
            }

            input.CopyTo(Output);
        }

        public override void Backward(
            ReadOnlySpan<float> weights, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> gradient, Span<float> inputGradient)
        {
            _gradients ??= [.. links.Skip(1).Select(link => new float[link.Pass.InputShape.Count])];
            for (var i = links.Length - 1; i >= 0; i--)
            {
                var (pass, start, count) = links[i];
                var from = i == 0 ? input : links[i - 1].Pass.Output;
                var to = i == 0 ? inputGradient : _gradients[i - 1];
                pass.Backward(weights.Slice(start, count), from, outputGradient, gradient.Slice(start, count), to);
                outputGradient = to;
            }
        }
    }
}
