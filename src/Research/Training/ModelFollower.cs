using Arus.Contracts.Learning;
using Arus.Contracts.Research;

namespace Arus.Research.Training;

/// <summary>Predicts later rows with registered models. Versions that read the same rows share them.</summary>
internal sealed class ModelFollower(TaskReader tasks, IModelRegistry registry, IModelJudge judge, ICalibrations calibrations)
{
    /// <summary>A version on the rows from a moment on.</summary>
    /// <param name="request">Which slot, and whose quotes.</param>
    /// <param name="version">Which version.</param>
    /// <param name="from">The first row that matters; the same for all versions that share rows.</param>
    /// <param name="shared">The rows read before, by what they are.</param>
    /// <exception cref="InvalidInputException">What it predicts is not known, a file of it is not what was registered, or the source has none of it.</exception>
    public FollowedModel Follow(MonitorRequest request, ModelVersion version, Timestamp from, Dictionary<string, TaskData> shared)
    {
        var card = registry.Card(request.DataDirectory, version.Slot, version.Number);
        var task = card.Task
            ?? throw new InvalidInputException("MODEL_TASK_UNKNOWN", version.Slot, $"what version {version.Number} predicts was not kept with it", "a version made by 'arus train', or imported with its task");
        var model = registry.Load(request.DataDirectory, version.Slot, version.Number);
        var key = $"{task.Instrument} {task.Period} {task.Barriers} {string.Join(' ', task.Others)} {string.Join(' ', model.Features)}";
        if (!shared.TryGetValue(key, out var data))
        {
            shared[key] = data = tasks.Later(request.DataDirectory, request.Source, task, model.Features, from, request.To);
        }

        return new(version, task, data, Probabilities(model, card.Calibration, data, from), card.KnownTo);
    }

    private double[] Probabilities(IModel model, ModelCalibration? kept, TaskData data, Timestamp from)
    {
        var probabilities = new double[data.Times.Count];
        Array.Fill(probabilities, double.NaN);
        var first = Math.Max(data.FirstAfter(from) - model.Steps + 1, 0);
        if (first >= probabilities.Length)
        {
            return probabilities;
        }

        var calibration = kept is null ? null : calibrations.Restore(kept.Method, kept.Parameters);
        foreach (var (i, said) in judge.Predict(model, data.From(first)).Index())
        {
            probabilities[first + i] = double.IsNaN(said) || calibration is null ? said : calibration.Of(said);
        }

        return probabilities;
    }
}
