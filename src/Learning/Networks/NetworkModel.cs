using Arus.Contracts.Learning;
using Arus.Learning.Files;
using Arus.Learning.Networks.Layers;

namespace Arus.Learning.Networks;

/// <summary>A trained network whose one output is the log-odds of the event.</summary>
/// <param name="header">What it says of itself.</param>
/// <param name="standardiser">Makes its inputs.</param>
/// <param name="network">Its layers.</param>
/// <param name="weights">Their weights.</param>
internal sealed class NetworkModel(ModelHeader header, Standardiser standardiser, Layer network, float[] weights) : IModel
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
    public IPredictor NewPredictor() => new NetworkPredictor(header.Steps, standardiser, network, weights);

    /// <inheritdoc/>
    public void Write(Stream stream) => ModelFile.Write(stream, header, writer =>
    {
        standardiser.Write(writer);
        writer.Write(weights);
    });
}
