using Arus.Contracts.Learning;
using Arus.Learning.Files;

namespace Arus.Learning.Onnx;

/// <summary>A model in ONNX; written as it was read.</summary>
/// <param name="header">What it says of itself.</param>
/// <param name="session">The loaded model.</param>
/// <param name="input">What goes in, no dimension open.</param>
/// <param name="output">The name of what comes out.</param>
/// <param name="isLogOdds">Whether that are log-odds; else the probability.</param>
/// <param name="content">The file.</param>
internal sealed class OnnxModel(ModelHeader header, OnnxSession session, OnnxTensor input, string output, bool isLogOdds, byte[] content) : IModel
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
    public IPredictor NewPredictor() => new OnnxPredictor(new(session, input, output), header.Features.Count, header.Steps, isLogOdds);

    /// <inheritdoc/>
    public void Write(Stream stream) => stream.Write(content);
}
