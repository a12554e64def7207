using Arus.Learning.Catalog;
using Arus.Learning.Networks.Layers;

namespace Arus.Learning.Networks.Kinds;

/// <summary>Layers of long short-term memory, dropout after each, and one dense layer on the last step.</summary>
internal sealed class LstmKind : NetworkKind
{
    /// <inheritdoc/>
    public override string Kind => "lstm";

    /// <inheritdoc/>
    protected override string Title => "long short-term memory";

    /// <inheritdoc/>
    protected override string Source => "Hochreiter and Schmidhuber 1997; Gers, Schmidhuber and Cummins 2000";

    /// <inheritdoc/>
    protected override IReadOnlyList<Setting> Own { get; } =
    [
        Setting.Whole("hidden", 64, 8, 512, "width of the memory, a multiple of 8"),
        Setting.Whole("layers", 1, 1, 4, "layers of memory"),
    ];

    /// <inheritdoc/>
    public override Layer Network(SettingValues settings, int width)
    {
        var (hidden, layers) = (settings.Whole("hidden"), new List<Layer>());
        for (var i = 0; i < settings.Whole("layers"); i++)
        {
            layers.Add(new Lstm(i == 0 ? width : hidden, hidden));
            layers.Add(new Dropout(settings.Number("dropout")));
        }

        return new Chain([.. layers, new LastStep(), new Dense(hidden, 1)]);
    }

    /// <inheritdoc/>
    public override IEnumerable<Fault> SettingFaults(SettingValues settings) => WidthFaults(settings, "hidden");
}
