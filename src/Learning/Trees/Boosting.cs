using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Catalog;
using Arus.Learning.Trees.Growth;

namespace Arus.Learning.Trees;

/// <summary>One training of a booster: round by round a tree on the derivatives of the log-loss at the margins so far.</summary>
internal sealed class Boosting
{
    private readonly TrainingTask _task;
    private readonly TreeGrower _grower;
    private readonly PackedGradients _packed;
    private readonly double[] _margins;
    private readonly double[] _probabilities;
    private readonly double[] _gradients;
    private readonly double[] _hessians;
    private readonly double _start;

    public Boosting(TrainingTask task, GrowthRules rules)
    {
        _task = task;
        var rows = task.Train.Count;
        _packed = new PackedGradients(rows);
        _grower = new TreeGrower(ColumnRoles.Binned(task), rules, _packed);
        (_margins, _probabilities, _gradients, _hessians) = (new double[rows], new double[rows], new double[rows], new double[rows]);
        _start = StrictMath.Logit(Share(task.Train));
        Array.Fill(_margins, _start);
    }

    /// <summary>Trains.</summary>
    public TreeEnsemble Run(CancellationToken stop)
    {
        var settings = _task.Settings;
        var (rate, rowShare, columnShare) = (settings.Number("learning-rate"), settings.Number("rows"), settings.Number("columns"));
        var random = new StrictRandom(_task.Spec.Seed);
        var trees = new List<Tree>();
        var stopping = _task.Validation is { } validation && settings.Whole("early-stopping") > 0
            ? new EarlyStopping(validation, _start, settings.Whole("early-stopping"))
            : null;
        for (var round = settings.Whole("rounds"); round > 0; round--)
        {
            stop.ThrowIfCancellationRequested();
            Derive();
            var rows = RowDraw.Share(_margins.Length, rowShare, random);
            var columns = RowDraw.Share(_task.Train.Features.Columns.Count, columnShare, random);
            var tree = _grower.Grow(rows, columns, rate, random);
            trees.Add(tree);
            Advance(tree, rows);
            if (stopping is not null && !stopping.GoesOn(tree))
            {
                break;
            }
        }

        return new(stopping is null ? trees : trees[..stopping.Best], _start, TreeOutput.LogOdds);
    }

    private static double Share(Examples examples)
    {
        var (events, all) = (0.0, 0.0);
        for (var row = 0; row < examples.Count; row++)
        {
            var weight = examples.Weights?[row] ?? 1;
            events += weight * examples.Targets[row];
            all += weight;
        }

        return events / all;
    }

    private void Derive()
    {
        var (targets, weights) = (_task.Train.Targets, _task.Train.Weights);
        VectorMath.Logistic(_margins, _probabilities);
        for (var row = 0; row < _margins.Length; row++)
        {
            var (probability, weight) = (_probabilities[row], weights?[row] ?? 1);
            _gradients[row] = (probability - targets[row]) * weight;
            _hessians[row] = probability * (1 - probability) * weight;
        }

        _packed.Pack(_gradients, _hessians);
    }

    private void Advance(Tree tree, int[] rows)
    {
        foreach (var (node, leafRows) in _grower.Leaves)
        {
            var value = tree.Nodes[node].Value;
            foreach (var row in leafRows.Span)
            {
                _margins[row] += value;
            }
        }

        // Rows that were left out have no leaf yet.
        for (int row = 0, taken = 0; rows.Length < _margins.Length && row < _margins.Length; row++)
        {
            if (taken < rows.Length && rows[taken] == row)
            {
                taken++;
            }
            else
            {
                _margins[row] += tree.ValueOf(_task.Train.Features.Row(row));
            }
        }
    }
}
