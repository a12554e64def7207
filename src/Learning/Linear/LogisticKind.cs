using Arus.Contracts.Learning;
using Arus.Learning.Catalog;

namespace Arus.Learning.Linear;

/// <summary>Logistic regression on standardised features, with penalties.</summary>
internal sealed class LogisticKind : IModelKind
{
    /// <summary>More columns would make the matrix of second derivatives larger than memory is for.</summary>
    public const int ColumnsMax = 2048;

    /// <inheritdoc/>
    public ModelInfo Info => new(
        "logistic", "Regularised logistic regression", false, [.. Settings.Select(setting => setting.Info)],
        "Hastie, Tibshirani and Friedman 2009, The Elements of Statistical Learning, 4.4; Friedman, Hastie and Tibshirani 2010, glmnet");

    /// <inheritdoc/>
    public string CodeVersion => "logistic-1";

    /// <inheritdoc/>
    public IReadOnlyList<Setting> Settings { get; } =
    [
        Setting.Number("l2", 1, 0, 1e9, "half of it times the square of the coefficients is added to the sum of the log-losses; 1/C of scikit-learn"),
        Setting.Number("l1", 0, 0, 1e9, "it times the size of the coefficients is added"),
        Setting.Whole("max-iterations", 100, 1, 10_000, "steps at most"),
        Setting.Number("tolerance", 1e-8, 1e-14, 0.1, "it ends when a step lowers the loss by less than this share of it"),
    ];

    /// <inheritdoc/>
    public IEnumerable<Fault> Faults(TrainingTask task) => task.Train.Features.Columns.Count > ColumnsMax
        ? [new("EXAMPLES_TOO_WIDE", "the training examples", $"{task.Train.Features.Columns.Count} columns", $"at most {ColumnsMax}")]
        : [];

    /// <inheritdoc/>
    public IModel Train(TrainingTask task, CancellationToken stop)
    {
        var scale = Standardisation.Of(task.Train);
        var weights = new LogisticFit(task.Train, scale, task.Settings.Number("l1"), task.Settings.Number("l2"))
            .Run(task.Settings.Whole("max-iterations"), task.Settings.Number("tolerance"), stop);
        return new LinearModel(task.Header(), scale, weights);
    }
}
