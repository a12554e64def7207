using Arus.Contracts.Learning;
using Arus.Learning.Catalog;
using Arus.Learning.Trees.Growth;

namespace Arus.Learning.Trees;

/// <summary>Gradient boosting of trees on the log-loss.</summary>
internal sealed class BoosterKind : IModelKind
{
    /// <inheritdoc/>
    public ModelInfo Info => new(
        "booster", "Gradient-boosted trees", false, [.. Settings.Select(setting => setting.Info)],
        "Friedman 2001; Chen and Guestrin 2016, XGBoost; Ke et al. 2017, LightGBM");

    /// <inheritdoc/>
    public string CodeVersion => "booster-1";

    /// <inheritdoc/>
    public IReadOnlyList<Setting> Settings { get; } =
    [
        Setting.Whole("rounds", 100, 1, 10_000, "trees at most"),
        Setting.Number("learning-rate", 0.1, 0.0001, 1, "what each tree's values are multiplied by"),
        Setting.Whole("max-depth", 6, 1, 64, "levels of splits"),
        Setting.Whole("max-leaves", 0, 0, 4096, "leaves of a tree; with a limit the leaf with the most to gain is split first, 0 for none"),
        Setting.Number("l1", 0, 0, 1e6, "penalty on the size of leaf values"),
        Setting.Number("l2", 1, 0, 1e6, "penalty on the square of leaf values"),
        Setting.Number("min-child-weight", 1, 0, 1e9, "the least sum of hessians on either side of a split"),
        Setting.Number("min-gain", 0, 0, 1e9, "the least a split must gain, as XGBoost's gamma"),
        Setting.Number("rows", 1, 0.01, 1, "share of the rows each tree learns from"),
        Setting.Number("columns", 1, 0.01, 1, "share of the columns each tree may ask"),
        Setting.Whole("max-bins", 255, 2, 255, "bins of the values of a column"),
        Setting.Whole("early-stopping", 0, 0, 1000, "rounds without a better log-loss on the validation examples after which it ends, keeping the best; 0, or no validation examples, for never"),
        ColumnRoles.Categorical,
        ColumnRoles.Monotone,
    ];

    /// <inheritdoc/>
    public IEnumerable<Fault> Faults(TrainingTask task) => [.. TreeTask.Faults(task), .. ColumnRoles.Faults(task)];

    /// <inheritdoc/>
    public IModel Train(TrainingTask task, CancellationToken stop)
    {
        var settings = task.Settings;
        var rules = new GrowthRules(
            settings.Whole("max-depth"), settings.Whole("max-leaves"), settings.Number("l1"), settings.Number("l2"), settings.Number("min-child-weight"),
            settings.Number("min-gain"), Monotone: ColumnRoles.Directions(task));
        return new TreeModel(task.Header(), new Boosting(task, rules).Run(stop));
    }
}
