using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Catalog;
using Arus.Learning.Trees.Growth;

namespace Arus.Learning.Trees;

/// <summary>
/// The mean of trees that each see the examples another way. A tree splits by Gini impurity: for targets of 0 and 1 that is least squares, so it grows as a
/// booster's tree does on the gradient −target and the hessian 1.
/// </summary>
/// <param name="isExtra">Whether cuts are random and rows are not (extremely randomised trees).</param>
internal sealed class ForestKind(bool isExtra) : IModelKind
{
    /// <inheritdoc/>
    public ModelInfo Info => isExtra
        ? new("extra-trees", "Extremely randomised trees", false, [.. Settings.Select(setting => setting.Info)], "Geurts, Ernst and Wehenkel 2006")
        : new("forest", "Random forest", false, [.. Settings.Select(setting => setting.Info)], "Breiman 2001");

    /// <inheritdoc/>
    public string CodeVersion => isExtra ? "extra-trees-1" : "forest-1";

    /// <inheritdoc/>
    public IReadOnlyList<Setting> Settings { get; } =
    [
        Setting.Whole("trees", 200, 1, 10_000, "how many trees"),
        Setting.Whole("max-depth", 12, 1, 64, "levels of splits"),
        Setting.Number("min-leaf", 10, 1, 1e9, "the least rows, or weight, of a leaf"),
        Setting.Number("columns", 0, 0, 1, "share of the columns each split is chosen from; 0 for the square root of their number"),
        Setting.Whole("max-bins", 255, 2, 255, "bins of the values of a column"),
        Setting.Choice("bootstrap", "whether each tree learns from as many rows drawn with putting back", isExtra ? ["no", "yes"] : ["yes", "no"]),
        ColumnRoles.Categorical,
    ];

    /// <inheritdoc/>
    public IEnumerable<Fault> Faults(TrainingTask task) => [.. TreeTask.Faults(task), .. ColumnRoles.Faults(task)];

    /// <inheritdoc/>
    public IModel Train(TrainingTask task, CancellationToken stop)
    {
        var (settings, columns) = (task.Settings, task.Train.Features.Columns.Count);
        var share = settings.Number("columns");
        var perNode = Math.Max(1, share > 0 ? (int)Math.Round(share * columns) : (int)Math.Sqrt(columns));
        var rules = new GrowthRules(settings.Whole("max-depth"), 0, 0, 0, settings.Number("min-leaf"), 0, perNode, RandomCuts: isExtra);
        var packed = new PackedGradients(task.Train.Count);
        var grower = new TreeGrower(ColumnRoles.Binned(task), rules, packed);
        var isBootstrap = settings.Word("bootstrap") == "yes";
        var (seeds, all) = (new StrictRandom(task.Spec.Seed), RowDraw.Share(columns, 1, new StrictRandom(0)));
        var trees = new Tree[settings.Whole("trees")];
        for (var i = 0; i < trees.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            var random = new StrictRandom(seeds.NextUInt64());
            var rows = Draw(task.Train, isBootstrap, packed, random);
            trees[i] = grower.Grow(rows, all, 1, random);
        }

        return new TreeModel(task.Header(), new TreeEnsemble(trees, 0, TreeOutput.MeanProbability));
    }

    // A row that was drawn twice counts twice.
    private static int[] Draw(Examples examples, bool isBootstrap, PackedGradients packed, StrictRandom random)
    {
        var times = isBootstrap ? RowDraw.Bootstrap(examples.Count, random) : null;
        var (gradients, hessians) = (new double[examples.Count], new double[examples.Count]);
        var rows = new List<int>(examples.Count);
        for (var row = 0; row < examples.Count; row++)
        {
            var weight = (times?[row] ?? 1) * (examples.Weights?[row] ?? 1);
            (gradients[row], hessians[row]) = (-examples.Targets[row] * weight, weight);
            if (weight > 0)
            {
                rows.Add(row);
            }
        }

        packed.Pack(gradients, hessians);
        return [.. rows];
    }
}
