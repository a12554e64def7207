using Arus.Contracts.Learning;
using Arus.Foundation.Text;

namespace Arus.Learning.Catalog;

/// <summary>The kinds that are registered; checks what is asked for and hands it to its kind.</summary>
internal sealed class ModelCatalog(IEnumerable<IModelKind> kinds) : IModelCatalog
{
    private readonly IModelKind[] _kinds = [.. kinds];

    /// <inheritdoc/>
    public IReadOnlyList<ModelInfo> All => [.. _kinds.Select(kind => kind.Info)];

    /// <inheritdoc/>
    public IModel Train(ModelSpec spec, Examples train, Examples? validation, CancellationToken stop)
    {
        var kind = Array.Find(_kinds, known => known.Info.Kind == spec.Kind)
            ?? throw new InvalidInputException(
                "MODEL_KIND_UNKNOWN", "kind", $"was '{spec.Kind}'", NearestName.Expectation(spec.Kind, _kinds.Select(known => known.Info.Kind)));
        return kind.Train(Checked(kind, spec, train, validation), stop);
    }

    private static TrainingTask Checked(IModelKind kind, ModelSpec spec, Examples train, Examples? validation)
    {
        var faults = new List<Fault>();
        var settings = SettingValues.Of(spec.Kind, kind.Settings, spec.Settings, faults);
        faults.AddRange(ExampleChecks.Faults(train, "the training examples", isValidation: false));
        if (validation is not null)
        {
            faults.AddRange(ExampleChecks.Faults(validation, "the validation examples", isValidation: true));
            if (!validation.Features.Columns.SequenceEqual(train.Features.Columns, StringComparer.Ordinal))
            {
                faults.Add(new("EXAMPLES_COLUMNS_DIFFER", "the validation examples", "the columns are others", "the columns of the training examples, in their order"));
            }
        }

        ThrowIfAny(faults);
        var filled = spec with { Settings = settings.All };
        var task = new TrainingTask(filled, settings, Identity.Of(filled, kind.CodeVersion, train, validation), train, validation);
        ThrowIfAny([.. kind.Faults(task)]);
        return task;
    }

    private static void ThrowIfAny(List<Fault> faults)
    {
        if (faults.Count > 0)
        {
            throw new InvalidInputException(faults);
        }
    }
}
