using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Arus.Contracts.Learning;
using Arus.Contracts.Research;
using Arus.Foundation.Numerics;

namespace Arus.Research.Training;

/// <summary>
/// Trains models on stored bars, judges each by purged cross-validation, calibrates each fold by the others' unseen predictions, and registers it with its
/// lineage. Nothing that is judged was learned from, nor calibrated by.
/// </summary>
internal sealed class Trainer(
    TaskReader reader, ILabels labels, IModelCatalog catalog, IModelJudge judge, ICalibrations calibrations, IModelRegistry registry, TimeProvider time) : ITrainer
{
    private const int FoldsMax = 20;
    private const int DaysMax = 3_650;
    private const int ImportantMax = 10;

    public TrainingResult Train(TrainingRequest request, IProgress<double>? progress, CancellationToken stop)
    {
        ThrowOnFaults(request);
        var trained = new List<TrainedModel>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var tasks = reader.Read(request, stop);
        foreach (var task in tasks)
        {
            var folds = labels.PurgedFolds(task.Labels, request.Folds, request.Barriers.HorizonBars);
            foreach (var kind in request.Kinds)
            {
                trained.Add(TrainOne(request, task, folds, Spec(request, kind), hash, stop));
                progress?.Report((double)trained.Count / (tasks.Count * request.Kinds.Count));
            }
        }

        return new(trained, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private TrainedModel TrainOne(TrainingRequest request, TaskData task, IReadOnlyList<LabelFold> folds, ModelSpec spec, IncrementalHash hash, CancellationToken stop)
    {
        var unseen = new double[task.Labels.Count];
        foreach (var fold in folds)
        {
            Predict(catalog.Train(spec, task.Examples(fold.Train), null, stop), task, fold, unseen);
        }

        double[] targets = [.. task.Labels.Select(label => label.IsUp ? 1.0 : 0.0)];
        var calibrated = Calibrated(request.Calibration, folds, unseen, targets);
        var all = task.Examples([.. Enumerable.Range(0, task.Labels.Count)]);
        var model = catalog.Train(spec, all, null, stop);
        var scores = judge.Score(calibrated, targets);
        var calibration = calibrations.Fit(request.Calibration, [.. unseen.Where(value => !double.IsNaN(value))], Beside(unseen, targets));
        var now = Timestamp.From(time.GetUtcNow());
        var version = new ModelVersion
        {
            Id = model.Id,
            Task = $"{task.Instrument.Id}-{request.Period}",
            Spec = model.Spec,
            Features = model.Features,
            Barriers = request.Barriers,
            From = task.Times[task.Labels[0].Row],
            To = task.Times[task.Labels[^1].Row],
            DataHash = task.Hash(),
            Rows = task.Labels.Count,
            Folds = request.Folds,
            Scores = scores,
            BaseLogLoss = BaseLogLoss(calibrated, targets),
            EconomicValue = EconomicValue(task.Labels, calibrated),
            CalibrationMethod = calibration.Method,
            CalibrationParameters = calibration.Parameters,
            TrainedAt = now,
            ExpiresAt = now.Plus(request.ExpiresAfterDays * Timestamp.NanosPerDay),
        };
        Append(hash, model.Id, calibrated);
        registry.Add(request.DataDirectory, version, model);
        return new(version, judge.Score(unseen, targets), Promote(request, version, now), [.. judge.Importance(model, task.Examples(folds[^1].Test), request.Seed)
            .OrderByDescending(feature => feature.Permutation).Take(ImportantMax)]);
    }

    private void Predict(IModel model, TaskData task, LabelFold fold, double[] unseen)
    {
        // Labels of a fold may have holes between their rows; a window reaches over all of them.
        var table = task.Reaching(fold.Test[0], fold.Test[^1], model.Steps, out var lead);
        var predicted = judge.Predict(model, table);
        var first = task.Labels[fold.Test[0]].Row - lead;
        foreach (var index in fold.Test)
        {
            unseen[index] = predicted[task.Labels[index].Row - first];
        }
    }

    private double[] Calibrated(string method, IReadOnlyList<LabelFold> folds, double[] unseen, double[] targets)
    {
        var calibrated = (double[])unseen.Clone();
        foreach (var fold in folds)
        {
            int[] others = [.. fold.Train.Where(index => !double.IsNaN(unseen[index]))];
            var calibration = calibrations.Fit(method, [.. others.Select(index => unseen[index])], [.. others.Select(index => targets[index])]);
            foreach (var index in fold.Test)
            {
                calibrated[index] = double.IsNaN(unseen[index]) ? double.NaN : calibration.Of(unseen[index]);
            }
        }

        return calibrated;
    }

    private IReadOnlyList<string> Promote(TrainingRequest request, ModelVersion version, Timestamp now)
    {
        var champion = registry.List(request.DataDirectory).FirstOrDefault(model => model.Role == ModelRole.Champion && model.Version.Task == version.Task)?.Version;
        if (champion?.Id == version.Id)
        {
            return [];
        }

        var objections = registry.Objections(version, champion, now);
        if (objections.Count == 0 && request.Promotes)
        {
            registry.Promote(request.DataDirectory, version.Id.Value, "rule", now);
        }

        return objections;
    }

    /// <summary>Mean return of acting on the likelier side wherever what is expected of it is more than its cost.</summary>
    private static double EconomicValue(IReadOnlyList<Label> labels, double[] probabilities)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < labels.Count; i++)
        {
            if (!double.IsNaN(probabilities[i]) && probabilities[i] != 0.5)
            {
                sum += ((probabilities[i] > 0.5 ? 1 : -1) * labels[i].Return) - labels[i].Cost;
                count++;
            }
        }

        return count == 0 ? 0 : sum / count;
    }

    private static double BaseLogLoss(double[] probabilities, double[] targets)
    {
        var judged = Beside(probabilities, targets);
        var share = judged.Sum() / judged.Length;
        return share is 0 or 1 ? 0 : -((share * StrictMath.Log(share)) + ((1 - share) * StrictMath.Log(1 - share)));
    }

    private static double[] Beside(double[] probabilities, double[] targets) => [.. targets.Where((_, i) => !double.IsNaN(probabilities[i]))];

    private ModelSpec Spec(TrainingRequest request, string kind)
    {
        var info = catalog.All.FirstOrDefault(info => info.Kind == kind)
            ?? throw new InvalidInputException("MODEL_KIND_UNKNOWN", kind, "is no kind of model", string.Join(", ", catalog.All.Select(info => info.Kind)));
        return new(kind, request.Settings.Where(pair => info.Settings.Any(setting => setting.Name == pair.Key)).ToDictionary(), request.Seed);
    }

    private static void ThrowOnFaults(TrainingRequest request)
    {
        Fault?[] found =
        [
            request.Instruments.Count > 0 ? null : new("TRAINING_LIMIT", "instruments", "there are none", "at least one"),
            request.Instruments.Distinct().Count() == request.Instruments.Count ? null : new("TRAINING_LIMIT", "instruments", "one is named twice", "each once"),
            request.Kinds.Count > 0 ? null : new("TRAINING_LIMIT", "kinds", "there are none", "at least one"),
            request.Folds is >= 2 and <= FoldsMax ? null : new("TRAINING_LIMIT", "folds", $"were {request.Folds}", $"2 to {FoldsMax}"),
            request.ExpiresAfterDays is >= 1 and <= DaysMax ? null : new("TRAINING_LIMIT", "expires", $"was {request.ExpiresAfterDays}", $"1 to {DaysMax} days"),
        ];
        Fault[] faults = [.. found.OfType<Fault>()];
        if (faults.Length > 0)
        {
            throw new InvalidInputException(faults);
        }
    }

    private static void Append(IncrementalHash hash, ModelId id, double[] probabilities)
    {
        hash.AppendData(Encoding.ASCII.GetBytes(id.Value));
        Span<byte> bytes = stackalloc byte[8];
        foreach (var probability in probabilities)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, double.IsNaN(probability) ? double.NaN : probability);
            hash.AppendData(bytes);
        }
    }
}
