using Arus.Learning.Catalog;
using Arus.Learning.Networks.Layers;

namespace Arus.Learning.Networks.Kinds;

/// <summary>A dense layer to the width, learned positions, encoder layers that normalise first, a last normalisation, and one dense layer on the last step.</summary>
internal sealed class TransformerKind : NetworkKind
{
    /// <inheritdoc/>
    public override string Kind => "transformer";

    /// <inheritdoc/>
    protected override string Title => "Transformer encoder";

    /// <inheritdoc/>
    protected override string Source => "Vaswani and others 2017; normalisation first as in Xiong and others 2020";

    /// <inheritdoc/>
    protected override IReadOnlyList<Setting> Own { get; } =
    [
        Setting.Whole("width", 32, 8, 256, "width between layers, a multiple of 8 × heads"),
        Setting.Whole("heads", 4, 1, 16, "heads of attention"),
        Setting.Whole("layers", 2, 1, 8, "encoder layers"),
        Setting.Whole("feed-forward", 64, 8, 1_024, "width inside a layer, a multiple of 8"),
    ];

    /// <inheritdoc/>
    public override Layer Network(SettingValues settings, int width)
    {
        var (inner, middle, rate) = (settings.Whole("width"), settings.Whole("feed-forward"), settings.Number("dropout"));
        var layers = new List<Layer> { new Dense(width, inner), new Positions(settings.Whole("steps"), inner) };
        for (var i = 0; i < settings.Whole("layers"); i++)
        {
            layers.Add(new Residual(new Chain(new LayerNorm(inner), new SelfAttention(inner, settings.Whole("heads")), new Dropout(rate))));
            layers.Add(new Residual(new Chain(
                new LayerNorm(inner), new Dense(inner, middle), new Rectifier(), new Dropout(rate), new Dense(middle, inner), new Dropout(rate))));
        }

        return new Chain([.. layers, new LayerNorm(inner), new LastStep(), new Dense(inner, 1)]);
    }

    /// <inheritdoc/>
    public override IEnumerable<Fault> SettingFaults(SettingValues settings)
    {
        var (width, heads) = (settings.Whole("width"), settings.Whole("heads"));
        if (width % (8 * heads) != 0)
        {
            yield return new("SETTING_INVALID", $"{Kind}.width", $"was {width} with {heads} heads", $"a multiple of {8 * heads}");
        }

        foreach (var fault in WidthFaults(settings, "feed-forward"))
        {
            yield return fault;
        }
    }
}
