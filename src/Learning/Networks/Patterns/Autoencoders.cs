using System.Globalization;
using Arus.Contracts.Learning;
using Arus.Learning.Catalog;
using Arus.Learning.Files;
using Arus.Learning.Networks.Layers;
using Arus.Learning.Networks.Training;

namespace Arus.Learning.Networks.Patterns;

/// <summary>
/// Autoencoders (Hinton and Salakhutdinov 2006): a dense network that gives a window back through a narrow middle. The last fifth of the windows is kept apart: its loss ends the
/// training, and its errors are what later ones are compared with.
/// </summary>
internal sealed class Autoencoders : IPatternModels
{
    private const string Kind = "autoencoder";
    private const string CodeVersion = "1";
    private const int WindowsMin = 50;
    private const int QuantilesMax = 1_001;

    private static readonly Setting[] Settings =
    [
        Setting.Whole("steps", 1, 1, 128, "rows of a window"),
        Setting.Whole("hidden", 32, 8, 512, "width of the layers around the middle, a multiple of 8"),
        Setting.Whole("bottleneck", 8, 1, 64, "numbers of an embedding"),
        Setting.Whole("epochs", 30, 1, 10_000, "times through all windows, at most"),
        Setting.Whole("batch-size", 64, 1, 4_096, "windows per step of the optimiser"),
        Setting.Number("learning-rate", 0.001, 1e-6, 1, "size of a step of the optimiser"),
        Setting.Number("weight-decay", 0.0001, 0, 1, "how fast unused weights shrink"),
        Setting.Whole("patience", 5, 1, 10_000, "epochs without a better loss on what is kept apart before the training ends"),
    ];

    /// <inheritdoc/>
    public ModelInfo Info => new(Kind, "autoencoder", IsSequence: true, [.. Settings.Select(setting => setting.Info)], "Hinton and Salakhutdinov 2006");

    /// <inheritdoc/>
    public IPatternModel Train(ModelSpec spec, FeatureTable rows, int[]? breaks, CancellationToken stop)
    {
        var (faults, examples) = (new List<Fault>(), new Examples(rows, new double[rows.Rows], null, breaks));
        if (spec.Kind != Kind)
        {
            faults.Add(new("MODEL_KIND_UNKNOWN", "kind", $"was '{spec.Kind}'", Kind));
        }

        var settings = SettingValues.Of(Kind, Settings, spec.Settings, faults);
        faults.AddRange(SettingFaults(settings));
        // There are no targets here to be of one class.
        faults.AddRange(ExampleChecks.Faults(examples, "the rows", isValidation: false).Where(fault => fault.Code != "TARGET_SINGLE_CLASS"));
        faults.AddRange(Standardiser.Faults(rows, "the rows"));
        var steps = settings.Whole("steps");
        // Besides, the windows on both sides of the part that is kept apart.
        var least = WindowsMin + (2 * steps);
        var count = faults.Count == 0 ? WindowSet.Ends(rows.Rows, breaks, steps).Count() : least;
        if (count < least)
        {
            var what = string.Create(CultureInfo.InvariantCulture, $"{rows.Rows} rows make {count} windows of {steps}");
            faults.Add(new("EXAMPLES_TOO_FEW", "the rows", what, string.Create(CultureInfo.InvariantCulture, $"at least {least}")));
        }

        return faults.Count > 0 ? throw new InvalidInputException(faults) : Fit(spec with { Settings = settings.All }, settings, examples, stop);
    }

    /// <inheritdoc/>
    public IPatternModel Read(string name, Stream stream)
    {
        var content = ModelFiles.All(name, stream);
        if (!content.AsSpan().StartsWith(ModelFile.Magic))
        {
            throw new InvalidInputException("MODEL_FILE_FOREIGN", name, content.Length == 0 ? "is empty" : "is no model", "an autoencoder of Arus");
        }

        var (header, body) = ModelFile.Read(name, content);
        body.Check(header.Spec.Kind == Kind, $"it is of the kind '{header.Spec.Kind}', not {Kind}");
        var faults = new List<Fault>();
        var settings = SettingValues.Of(Kind, Settings, header.Spec.Settings, faults);
        body.Check(faults.Count == 0 && settings.All.Count == header.Spec.Settings.Count && !SettingFaults(settings).Any(), "its settings are wrong");
        body.Check(header.Steps == settings.Whole("steps"), "its steps are not those of its settings");
        var standardiser = Standardiser.Read(body, header.Features.Count);
        var (encoder, decoder) = Layers(settings, standardiser);
        var (weights, errors) = (body.Singles(), body.Numbers());
        body.Check(weights.Length == encoder.WeightCount + decoder.WeightCount && weights.All(float.IsFinite), "its weights are not those of its settings");
        body.Check(errors.Length is > 0 and <= QuantilesMax && errors.All(double.IsFinite) && errors.Zip(errors.Skip(1)).All(pair => pair.First <= pair.Second), "its errors do not ascend");
        body.End();
        return new PatternModel(header, settings.Whole("bottleneck"), standardiser, encoder, decoder, weights, errors);
    }

    private static PatternModel Fit(ModelSpec spec, SettingValues settings, Examples examples, CancellationToken stop)
    {
        var steps = settings.Whole("steps");
        var ends = WindowSet.Ends(examples.Count, examples.Breaks, steps).ToArray();
        // A window kept apart shares no row with one that is learned from.
        var split = ends[ends.Length * 4 / 5] - steps + 1;
        var columns = examples.Features.Columns;
        FeatureTable Part(int from, int to) => new(columns, examples.Features.Values[(from * columns.Count)..(to * columns.Count)]);
        int[] Breaks(int from, int to) => [.. (examples.Breaks ?? []).Where(row => row > from && row < to).Select(row => row - from)];
        var (learned, apart) = (Part(0, split), Part(split, examples.Count));
        var standardiser = Standardiser.Of(learned);
        var train = new WindowSet(learned, Breaks(0, split), standardiser, steps);
        var validation = new WindowSet(apart, Breaks(split, examples.Count), standardiser, steps);
        var (encoder, decoder) = Layers(settings, standardiser);
        var loss = new ReconstructionLoss(standardiser, steps);
        var fit = new FitSettings(
            settings.Whole("epochs"), settings.Whole("batch-size"), settings.Number("learning-rate"), settings.Number("weight-decay"), settings.Whole("patience"), 1);
        var weights = Fitting.Fit(new Chain(encoder, decoder), new(steps, 1, standardiser.Width), train, loss, validation, loss, fit, spec.Seed, stop);

        var reader = new PatternReader(steps, standardiser, encoder, decoder, weights, [0]);
        double[] errors = [.. WindowSet.Ends(apart.Rows, Breaks(split, examples.Count), steps)
            .Select(end => reader.Error(apart.Values.AsSpan((end - steps + 1) * columns.Count, steps * columns.Count)))
            .Where(double.IsFinite).Order().DefaultIfEmpty(0)];
        var id = Identity.Of(spec, CodeVersion, examples, null);
        return new(new(id, spec, columns, steps), settings.Whole("bottleneck"), standardiser, encoder, decoder, weights, Quantiles(errors));
    }

    private static double[] Quantiles(double[] sorted) => sorted.Length <= QuantilesMax
        ? sorted
        : [.. Enumerable.Range(0, QuantilesMax).Select(i => sorted[(int)((long)i * (sorted.Length - 1) / (QuantilesMax - 1))])];

    private static (Chain Encoder, Chain Decoder) Layers(SettingValues settings, Standardiser standardiser)
    {
        var (steps, hidden, middle) = (settings.Whole("steps"), settings.Whole("hidden"), settings.Whole("bottleneck"));
        return (new(new Flatten(), new Dense(steps * standardiser.Width, hidden), new Rectifier(), new Dense(hidden, middle)),
            new(new Dense(middle, hidden), new Rectifier(), new Dense(hidden, steps * standardiser.Features)));
    }

    private static IEnumerable<Fault> SettingFaults(SettingValues settings)
    {
        if (settings.Whole("hidden") % 8 != 0)
        {
            yield return new("SETTING_INVALID", $"{Kind}.hidden", $"was {settings.Word("hidden")}", "a multiple of 8");
        }
    }
}
