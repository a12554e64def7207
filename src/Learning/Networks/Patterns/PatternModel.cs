using Arus.Contracts.Learning;
using Arus.Learning.Files;
using Arus.Learning.Networks.Layers;

namespace Arus.Learning.Networks.Patterns;

/// <summary>A trained autoencoder.</summary>
/// <param name="header">What it says of itself.</param>
/// <param name="dimensions">The width of the bottleneck.</param>
/// <param name="standardiser">Makes its inputs.</param>
/// <param name="encoder">From the inputs to the bottleneck.</param>
/// <param name="decoder">From the bottleneck to the features.</param>
/// <param name="weights">Of the encoder, then of the decoder.</param>
/// <param name="errors">The errors of the rows kept apart: ascending quantiles in equal steps, from the least to the greatest.</param>
internal sealed class PatternModel(ModelHeader header, int dimensions, Standardiser standardiser, Layer encoder, Layer decoder, float[] weights, double[] errors) : IPatternModel
{
    /// <inheritdoc/>
    public ModelId Id => header.Id;

    /// <inheritdoc/>
    public ModelSpec Spec => header.Spec;

    /// <inheritdoc/>
    public IReadOnlyList<string> Features => header.Features;

    /// <inheritdoc/>
    public int Steps => header.Steps;

    /// <inheritdoc/>
    public int Dimensions => dimensions;

    /// <inheritdoc/>
    public IPatternReader NewReader() => new PatternReader(header.Steps, standardiser, encoder, decoder, weights, errors);

    /// <inheritdoc/>
    public void Write(Stream stream) => ModelFile.Write(stream, header, writer =>
    {
        standardiser.Write(writer);
        writer.Write(weights);
        writer.Write(errors);
    });
}
