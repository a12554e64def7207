using Arus.Contracts.Learning;

namespace Arus.Learning.Catalog;

/// <summary>One kind of model that can be trained. A new one is a class of this shape and one line in <see cref="LearningModule"/>.</summary>
internal interface IModelKind
{
    /// <summary>Its name, title, settings and source; the settings are those of <see cref="Settings"/>.</summary>
    ModelInfo Info { get; }

    /// <summary>What may be set, in the order in which it is listed.</summary>
    IReadOnlyList<Setting> Settings { get; }

    /// <summary>Goes into every model id: changes whenever the same task would give other numbers than before.</summary>
    string CodeVersion { get; }

    /// <summary>Everything about settings and examples together that <see cref="Setting"/> and <see cref="ExampleChecks"/> cannot see; mostly nothing.</summary>
    IEnumerable<Fault> Faults(TrainingTask task);

    /// <summary>Trains one; the task is checked.</summary>
    IModel Train(TrainingTask task, CancellationToken stop);
}
