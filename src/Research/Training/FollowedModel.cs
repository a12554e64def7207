using Arus.Contracts.Learning;

namespace Arus.Research.Training;

/// <summary>One version on later rows.</summary>
/// <param name="Version">Which.</param>
/// <param name="Task">What it predicts.</param>
/// <param name="Data">Rows and outcomes from before the first that counts.</param>
/// <param name="Probabilities">Calibrated, per row of the data; NaN where there is none.</param>
internal sealed record FollowedModel(ModelVersion Version, PredictionTask Task, TaskData Data, double[] Probabilities)
{
    /// <summary>
    /// The outcomes that count, in the order of time: said after a moment, and beyond the horizon of the last training row, whose outcome had not ended before.
    /// </summary>
    public IEnumerable<Label> Outcomes(Timestamp since)
    {
        var trained = Data.FirstAfter(Version.Lineage.To);
        var first = trained == 0 ? 0 : trained + Task.Barriers.HorizonBars - 1;
        return Data.Labels.Where(label => label.Row >= first && Data.Times[label.Row] > since && !double.IsNaN(Probabilities[label.Row]));
    }
}
