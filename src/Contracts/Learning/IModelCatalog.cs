namespace Arus.Contracts.Learning;

/// <summary>What one setting of a kind of model may be.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">Its default, as text.</param>
/// <param name="Allowed">The range or the choices, in words.</param>
/// <param name="Meaning">What it does.</param>
public sealed record ModelSetting(string Name, string Default, string Allowed, string Meaning);

/// <summary>One kind of model.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="Title">Its name in full.</param>
/// <param name="IsSequence">Whether it reads a window of rows.</param>
/// <param name="Settings">What may be set.</param>
/// <param name="Source">Where its algorithm is published.</param>
public sealed record ModelInfo(string Kind, string Title, bool IsSequence, IReadOnlyList<ModelSetting> Settings, string Source);

/// <summary>Every kind of model there is: booster, forest, extra-trees, logistic, lstm, tcn, transformer.</summary>
public interface IModelCatalog
{
    /// <summary>The kinds.</summary>
    IReadOnlyList<ModelInfo> All { get; }

    /// <summary>Trains one. The same specification and examples give the same bytes on every machine.</summary>
    /// <param name="spec">How.</param>
    /// <param name="train">What it learns from.</param>
    /// <param name="validation">What early stopping is judged by; null for none.</param>
    /// <param name="stop">Ends the training.</param>
    /// <exception cref="InvalidInputException">The kind, a setting or the examples are wrong; every fault is named.</exception>
    IModel Train(ModelSpec spec, Examples train, Examples? validation, CancellationToken stop);
}

/// <summary>Models as files.</summary>
public interface IModelFiles
{
    /// <summary>Reads a model of our own format, or one trained elsewhere: LightGBM text, XGBoost JSON, ONNX; told apart by their content.</summary>
    /// <param name="name">What faults call it.</param>
    /// <param name="stream">The file.</param>
    /// <exception cref="InvalidInputException">It is truncated, foreign, damaged or larger than allowed.</exception>
    IModel Read(string name, Stream stream);
}
