using System.Globalization;
using Arus.Contracts.Learning;
using Arus.Learning.Catalog;
using Arus.Learning.Networks.Layers;
using Arus.Learning.Networks.Training;

namespace Arus.Learning.Networks.Kinds;

/// <summary>
/// A kind of network over the last rows. All kinds share the inputs (<see cref="Standardiser"/>), the windows (<see cref="WindowSet"/>), the fitting (<see cref="Fitting"/>) and
/// the explanation (<see cref="NetworkPredictor"/>); each adds its layers.
/// </summary>
internal abstract class NetworkKind : IModelKind
{
    private const int WindowsMin = 20;

    private static readonly Setting[] Shared =
    [
        Setting.Whole("steps", 32, 1, 512, "rows of a window"),
        Setting.Whole("epochs", 20, 1, 10_000, "times through all windows, at most"),
        Setting.Whole("batch-size", 64, 1, 4_096, "windows per step of the optimiser"),
        Setting.Number("learning-rate", 0.001, 1e-6, 1, "size of a step of the optimiser"),
        Setting.Number("weight-decay", 0.0001, 0, 1, "how fast unused weights shrink"),
        Setting.Number("dropout", 0.1, 0, 0.9, "share of numbers left out while training"),
        Setting.Whole("patience", 5, 1, 10_000, "epochs without a better validation loss before the training ends"),
        Setting.Number("clip", 1, 0, 1e6, "longest gradient; 0 for no limit"),
        Setting.Number("positive-weight", 1, 0.001, 1_000, "how much more an event counts than none; other than 1, probabilities need calibration"),
    ];

    /// <inheritdoc/>
    public ModelInfo Info => new(Kind, Title, IsSequence: true, [.. Settings.Select(setting => setting.Info)], Source);

    /// <inheritdoc/>
    public IReadOnlyList<Setting> Settings => [.. Own, .. Shared];

    /// <inheritdoc/>
    public string CodeVersion => "1";

    /// <summary>Its name.</summary>
    public abstract string Kind { get; }

    /// <summary>Its name in full.</summary>
    protected abstract string Title { get; }

    /// <summary>Where it is published.</summary>
    protected abstract string Source { get; }

    /// <summary>The settings of its layers.</summary>
    protected abstract IReadOnlyList<Setting> Own { get; }

    /// <summary>Its layers, whose settings are right; one output, one step.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="width">Inputs per step.</param>
    public abstract Layer Network(SettingValues settings, int width);

    /// <summary>What is wrong with settings that are right each alone.</summary>
    public abstract IEnumerable<Fault> SettingFaults(SettingValues settings);

    /// <inheritdoc/>
    public IEnumerable<Fault> Faults(TrainingTask task) =>
        [.. SettingFaults(task.Settings), .. WindowFaults(task, task.Train, "the training examples", WindowsMin), .. WindowFaults(task, task.Validation, "the validation examples", 1)];

    /// <inheritdoc/>
    public IModel Train(TrainingTask task, CancellationToken stop)
    {
        var settings = task.Settings;
        var (steps, positive) = (settings.Whole("steps"), settings.Number("positive-weight"));
        var standardiser = Standardiser.Of(task.Train.Features);
        var network = Network(settings, standardiser.Width);
        var train = new WindowSet(task.Train, standardiser, steps, positive);
        var validation = task.Validation is null ? null : new WindowSet(task.Validation, standardiser, steps, positive);
        var fit = new FitSettings(
            settings.Whole("epochs"), settings.Whole("batch-size"), settings.Number("learning-rate"), settings.Number("weight-decay"), settings.Whole("patience"), settings.Number("clip"));
        var weights = Fitting.Fit(
            network, new(steps, 1, standardiser.Width), train, new LogLoss(train), validation, validation is null ? null : new LogLoss(validation), fit, task.Spec.Seed, stop);
        return new NetworkModel(task.Header(steps), standardiser, network, weights);
    }

    /// <summary>The fault of a width that is not made of whole vectors.</summary>
    protected IEnumerable<Fault> WidthFaults(SettingValues settings, string name)
    {
        if (settings.Whole(name) % 8 != 0)
        {
            yield return new("SETTING_INVALID", $"{Kind}.{name}", $"was {settings.Word(name)}", "a multiple of 8");
        }
    }

    private static IEnumerable<Fault> WindowFaults(TrainingTask task, Examples? examples, string name, int least)
    {
        if (examples is null)
        {
            yield break;
        }

        var steps = task.Settings.Whole("steps");
        var ends = WindowSet.Ends(examples.Count, examples.Breaks, steps).ToArray();
        if (ends.Length < least)
        {
            var what = string.Create(CultureInfo.InvariantCulture, $"{examples.Count} rows make {ends.Length} windows of {steps}");
            yield return new("EXAMPLES_TOO_FEW", name, what, string.Create(CultureInfo.InvariantCulture, $"at least {least}"));
        }
        else if (least > 1 && Array.TrueForAll(ends, end => examples.Targets[end] == examples.Targets[ends[0]]))
        {
            yield return new("TARGET_SINGLE_CLASS", name, string.Create(CultureInfo.InvariantCulture, $"every target behind a window is {examples.Targets[ends[0]]}"), "both 0 and 1");
        }

        foreach (var fault in Standardiser.Faults(examples.Features, name))
        {
            yield return fault;
        }
    }
}
