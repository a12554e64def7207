using Arus.Contracts.Learning;
using Arus.Learning.Files;

namespace Arus.Learning.Catalog;

/// <summary>What a kind of model is given to train.</summary>
/// <param name="Spec">The specification with every setting filled in, in its canonical form.</param>
/// <param name="Settings">The settings, to be read by name.</param>
/// <param name="Id">The name of the model that comes out.</param>
/// <param name="Train">What it learns from: checked.</param>
/// <param name="Validation">What early stopping is judged by: checked, of the same columns; null for none.</param>
internal sealed record TrainingTask(ModelSpec Spec, SettingValues Settings, ModelId Id, Examples Train, Examples? Validation)
{
    /// <summary>The head of the model that comes out.</summary>
    /// <param name="steps">How many rows one prediction reads.</param>
    public ModelHeader Header(int steps = 1) => new(Id, Spec, Train.Features.Columns, steps);
}
