using Arus.Contracts.Learning;
using Arus.Learning.Files;
using Arus.Learning.Trees.Prediction;

namespace Arus.Learning.Trees;

/// <summary>A model of trees: boosted, averaged, or imported.</summary>
internal sealed class TreeModel : IModel
{
    private readonly ModelHeader _header;
    private readonly FlatTrees _flat;

    public TreeModel(ModelHeader header, TreeEnsemble ensemble)
    {
        (_header, Ensemble) = (header, ensemble);
        _flat = new FlatTrees(ensemble, header.Features.Count);
    }

    /// <inheritdoc/>
    public ModelId Id => _header.Id;

    /// <inheritdoc/>
    public ModelSpec Spec => _header.Spec;

    /// <inheritdoc/>
    public IReadOnlyList<string> Features => _header.Features;

    /// <inheritdoc/>
    public int Steps => 1;

    /// <summary>Its trees.</summary>
    public TreeEnsemble Ensemble { get; }

    /// <inheritdoc/>
    public IPredictor NewPredictor() => new TreePredictor(this, _flat);

    /// <summary>What the trees give together, before it becomes a probability.</summary>
    public double Margin(ReadOnlySpan<double> row) => _flat.Margin(row, new double[_flat.Inputs.Length]);

    /// <summary>Each feature's share of what all splits gained; 0 for all when there is no split.</summary>
    public double[] Gains()
    {
        var (gains, sum) = (new double[Features.Count], 0.0);
        foreach (var node in Ensemble.Trees.SelectMany(tree => tree.Nodes).Where(node => !node.IsLeaf))
        {
            gains[node.Column] += node.Gain;
            sum += node.Gain;
        }

        return sum > 0 ? [.. gains.Select(gain => gain / sum)] : gains;
    }

    /// <inheritdoc/>
    public void Write(Stream stream) => ModelFile.Write(stream, _header, body => TreeBody.Write(Ensemble, body));
}
