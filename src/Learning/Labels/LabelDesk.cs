using Arus.Contracts.Learning;

namespace Arus.Learning.Labels;

/// <summary>Labels and how they are cut.</summary>
internal sealed class LabelDesk : ILabels
{
    public const int FoldsMax = 50;

    public IReadOnlyList<Label> TripleBarrier(LabelPrices prices, BarrierSpec spec) => Labels.TripleBarrier.Of(prices, spec);

    public double[] MetaTargets(IReadOnlyList<Label> labels, IReadOnlyList<int> sides) => labels.Count == sides.Count
        ? [.. labels.Zip(sides, (label, side) => side != 0 && (side * label.Return) - label.Cost > 0 ? 1.0 : 0.0)]
        : throw new InvalidInputException("LABEL_SIDES", "sides", $"there are {sides.Count}", $"one per label: {labels.Count}");

    public IReadOnlyList<LabelFold> PurgedFolds(IReadOnlyList<Label> labels, int folds, int embargoRows)
    {
        if (folds is < 2 or > FoldsMax || labels.Count < folds || embargoRows < 0)
        {
            throw new InvalidInputException(
                "LABEL_FOLDS", "folds", $"were {folds} of {labels.Count} labels with an embargo of {embargoRows} rows",
                $"2 to {FoldsMax} folds, at least as many labels, and no negative embargo");
        }

        return [.. Enumerable.Range(0, folds).Select(fold => Cut(labels, (int)((long)fold * labels.Count / folds), (int)((long)(fold + 1) * labels.Count / folds), embargoRows))];
    }

    private static LabelFold Cut(IReadOnlyList<Label> labels, int from, int to, int embargoRows)
    {
        var first = labels[from].Row;
        var last = Enumerable.Range(from, to - from).Max(i => labels[i].EndRow);
        int[] train = [.. Enumerable.Range(0, labels.Count).Where(i => labels[i].EndRow < first || labels[i].Row > last + embargoRows)];
        return new(train, [.. Enumerable.Range(from, to - from)]);
    }
}
