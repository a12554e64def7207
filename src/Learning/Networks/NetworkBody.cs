using Arus.Contracts.Learning;
using Arus.Learning.Catalog;
using Arus.Learning.Files;
using Arus.Learning.Networks.Kinds;

namespace Arus.Learning.Networks;

/// <summary>Reads networks: how inputs are made, and the weights; the layers follow from the settings in the head.</summary>
/// <param name="kinds">The kinds there are.</param>
internal sealed class NetworkBody(IEnumerable<IModelKind> kinds) : IModelBody
{
    private readonly NetworkKind[] _kinds = [.. kinds.OfType<NetworkKind>()];

    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds => [.. _kinds.Select(kind => kind.Kind)];

    /// <inheritdoc/>
    public IModel Read(ModelHeader header, BodyReader body)
    {
        var kind = Array.Find(_kinds, known => known.Kind == header.Spec.Kind)!;
        var faults = new List<Fault>();
        var settings = SettingValues.Of(kind.Kind, kind.Settings, header.Spec.Settings, faults);
        body.Check(faults.Count == 0 && settings.All.Count == header.Spec.Settings.Count && !kind.SettingFaults(settings).Any(), "its settings are wrong");
        body.Check(header.Steps == settings.Whole("steps"), "its steps are not those of its settings");
        var standardiser = Standardiser.Read(body, header.Features.Count);
        var network = kind.Network(settings, standardiser.Width);
        var weights = body.Singles();
        body.Check(weights.Length == network.WeightCount, $"it has {weights.Length} weights where its settings make {network.WeightCount}");
        body.Check(weights.All(float.IsFinite), "a weight is no number");
        return new NetworkModel(header, standardiser, network, weights);
    }
}
