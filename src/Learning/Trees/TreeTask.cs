using Arus.Learning.Catalog;
using Arus.Learning.Trees.Growth;

namespace Arus.Learning.Trees;

/// <summary>What every kind of trees asks of its examples.</summary>
internal static class TreeTask
{
    /// <summary>What is wrong with the examples.</summary>
    public static IEnumerable<Fault> Faults(TrainingTask task) => task.Train.Count > PackedGradients.RowsMax
        ? [new("EXAMPLES_TOO_MANY", "the training examples", $"{task.Train.Count} rows", $"at most {PackedGradients.RowsMax}")]
        : [];
}
