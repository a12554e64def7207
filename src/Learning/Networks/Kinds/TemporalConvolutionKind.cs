using Arus.Learning.Catalog;
using Arus.Learning.Networks.Layers;

namespace Arus.Learning.Networks.Kinds;

/// <summary>Blocks of two causal convolutions with a way around them, the dilation doubling from block to block, and one dense layer on the last step.</summary>
internal sealed class TemporalConvolutionKind : NetworkKind
{
    /// <inheritdoc/>
    public override string Kind => "tcn";

    /// <inheritdoc/>
    protected override string Title => "temporal convolutional network";

    /// <inheritdoc/>
    protected override string Source => "Bai, Kolter and Koltun 2018";

    /// <inheritdoc/>
    protected override IReadOnlyList<Setting> Own { get; } =
    [
        Setting.Whole("channels", 32, 8, 256, "width of the convolutions, a multiple of 8"),
        Setting.Whole("levels", 4, 1, 8, "blocks; the dilation doubles with each"),
        Setting.Whole("taps", 3, 2, 16, "steps one convolution sees"),
    ];

    /// <inheritdoc/>
    public override Layer Network(SettingValues settings, int width)
    {
        var (channels, taps, rate) = (settings.Whole("channels"), settings.Whole("taps"), settings.Number("dropout"));
        var layers = new List<Layer>();
        for (var level = 0; level < settings.Whole("levels"); level++)
        {
            var (inputs, dilation) = (level == 0 ? width : channels, 1 << level);
            var inner = new Chain(
                new CausalConvolution(inputs, channels, taps, dilation), new Rectifier(), new Dropout(rate),
                new CausalConvolution(channels, channels, taps, dilation), new Rectifier(), new Dropout(rate));
            layers.Add(new Residual(inner, inputs == channels ? null : new Dense(inputs, channels)));
            layers.Add(new Rectifier());
        }

        return new Chain([.. layers, new LastStep(), new Dense(channels, 1)]);
    }

    /// <inheritdoc/>
    public override IEnumerable<Fault> SettingFaults(SettingValues settings) => WidthFaults(settings, "channels");
}
