using Arus.Contracts.Learning;

namespace Arus.Research.Training;

/// <summary>One version on later rows.</summary>
/// <param name="Version">Which.</param>
/// <param name="Task">What it predicts.</param>
/// <param name="Data">Rows and outcomes from before the first that counts.</param>
/// <param name="Probabilities">Calibrated, per row of the data; NaN where there is none.</param>
/// <param name="KnownTo">The close of the last bar that its training read; null when that is not known.</param>
internal sealed record FollowedModel(ModelVersion Version, PredictionTask Task, TaskData Data, double[] Probabilities, Timestamp? KnownTo)
{
    /// <summary>The outcomes that count, in the order of time: said after a moment, and after all that its training read.</summary>
    public IEnumerable<Label> Outcomes(Timestamp since)
    {
        var first = KnownTo is { } known ? Data.FirstAfter(known) : Data.FirstAfter(Version.Lineage.To) + Task.Barriers.HorizonBars;
        return Data.Labels.Where(label => label.Row >= first && Data.Times[label.Row] > since && !double.IsNaN(Probabilities[label.Row]));
    }
}
