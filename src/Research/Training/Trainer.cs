using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Arus.Contracts.Features;
using Arus.Contracts.Learning;
using Arus.Contracts.Research;
using Arus.Foundation.Numerics;

namespace Arus.Research.Training;

/// <summary>
/// Trains models on stored bars, judges each by purged cross-validation, calibrates each fold by the others' unseen predictions, and registers it with its
/// lineage. Nothing that is judged was learned from, nor calibrated by.
/// </summary>
internal sealed class Trainer(
    TaskReader reader, ILabels labels, IModelCatalog catalog, IModelJudge judge, ICalibrations calibrations, IDriftProfiles profiles, IModelRegistry registry,
    ILeakageCheck leakage, TimeProvider time) : ITrainer
{
    private const int FoldsMax = 20;
    private const int DaysMax = 3_650;
    private const int ImportantMax = 10;
    private const string By = "training";

    public TrainingResult Train(TrainingRequest request, IProgress<double>? progress, CancellationToken stop)
    {
        ThrowOnFaults(request);
        var trained = new List<TrainedModel>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var tasks = reader.Read(request, stop);
        foreach (var task in tasks)
        {
            var folds = labels.PurgedFolds(task.Labels, request.Folds, request.Barriers.HorizonBars);
            var all = task.Examples([.. Enumerable.Range(0, task.Labels.Count)]);
            var (rows, outcomes) = task.Sample();
            var profile = profiles.Of(all.Features);
            var work = new Work(task, folds, all, leakage.CheckTarget(rows, outcomes, new()), profile, DriftBaselines.Of(profile, all.Features));
            foreach (var kind in request.Kinds)
            {
                trained.Add(TrainOne(request, work, Spec(request, kind), hash, stop));
                progress?.Report((double)trained.Count / (tasks.Count * request.Kinds.Count));
            }
        }

        return new(request.Promotes ? Promoted(request, trained) : trained, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private TrainedModel TrainOne(TrainingRequest request, Work work, ModelSpec spec, IncrementalHash hash, CancellationToken stop)
    {
        var (task, folds, all) = (work.Task, work.Folds, work.All);
        var unseen = new double[task.Labels.Count];
        foreach (var fold in folds)
        {
            Predict(catalog.Train(spec, task.Examples(fold.Train), null, stop), task, fold, unseen);
        }

        double[] targets = [.. task.Labels.Select(label => label.IsUp ? 1.0 : 0.0)];
        var calibrated = Calibrated(request.Calibration, folds, unseen, targets);
        var model = catalog.Train(spec, all, null, stop);
        var (scores, raw, baseLogLoss, value) = (judge.Score(calibrated, targets), judge.Score(unseen, targets), BaseLogLoss(calibrated, targets), EconomicValue(task.Labels, calibrated));
        var calibration = calibrations.Fit(request.Calibration, [.. unseen.Where(said => !double.IsNaN(said))], Beside(unseen, targets));
        FeatureImportance[] importance = [.. judge.Importance(model, task.Examples(folds[^1].Test), request.Seed).OrderByDescending(feature => feature.Permutation).Take(ImportantMax)];
        var card = new ModelCard
        {
            Origin = By,
            Task = task.Prediction(request),
            KnownTo = task.Times[task.Labels.Max(label => label.EndRow)],
            Calibration = new(calibration.Method, calibration.Parameters),
            Scores = scores,
            LossDeviation = LossDeviation(calibrated, targets, scores.LogLoss),
            Drift = work.Baseline,
            Objections = Objections.To(scores, baseLogLoss, value, work.Leaks),
            Importance = importance,
        };
        var version = Register(request, ModelSlots.Of(task.Instrument.Id, request.Period), model, Lineage(task, request, scores, baseLogLoss, value), card, work.Profile);
        Append(hash, model.Id, calibrated);
        return new(
            version.Slot, version.Number, model.Id, spec.Kind, task.Labels.Count, scores, raw, baseLogLoss, value, card.Objections, version.Stage == ModelStage.Champion, importance);
    }

    /// <summary>The same model is registered once, however often it is trained.</summary>
    private ModelVersion Register(TrainingRequest request, string slot, IModel model, ModelLineage lineage, ModelCard card, IDriftProfile profile)
    {
        var expires = Timestamp.From(time.GetUtcNow()).Plus(request.ExpiresAfterDays * Timestamp.NanosPerDay);
        return registry.List(request.DataDirectory, slot).FirstOrDefault(version => version.Id == model.Id)
            ?? registry.Register(request.DataDirectory, slot, new(model, lineage, card, profile, expires, By));
    }

    private static ModelLineage Lineage(TaskData task, TrainingRequest request, ModelScores scores, double baseLogLoss, double value)
    {
        var metrics = new Dictionary<string, double>
        {
            ["logLoss"] = scores.LogLoss,
            ["baseLogLoss"] = baseLogLoss,
            ["brier"] = scores.Brier,
            ["calibrationError"] = scores.CalibrationError,
            ["accuracy"] = scores.Accuracy,
            ["economicValue"] = value,
            ["folds"] = request.Folds,
        };
        return new(task.Times[task.Labels[0].Row], task.Times[task.Labels[^1].Row], task.Hash(), task.Labels.Count, request.Kinds.Count, metrics);
    }

    /// <summary>Where nobody is acted on yet, the best one that nothing speaks against.</summary>
    private TrainedModel[] Promoted(TrainingRequest request, IEnumerable<TrainedModel> trained)
    {
        var models = trained.ToArray();
        foreach (var slot in models.Select(model => model.Slot).Distinct().ToList())
        {
            var best = models.Where(model => model.Slot == slot && model.Objections.Count == 0).MinBy(model => model.Scores.LogLoss);
            if (best is not null && registry.List(request.DataDirectory, slot).All(version => version.Stage != ModelStage.Champion))
            {
                registry.Promote(request.DataDirectory, slot, best.Number, null, new(), By);
                models[Array.IndexOf(models, best)] = best with { IsChampion = true };
            }
        }

        return models;
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

    /// <summary>Mean return of acting on the likelier side, less its cost.</summary>
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

    private static double LossDeviation(double[] probabilities, double[] targets, double mean)
    {
        var (squares, count) = (0.0, 0);
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (!double.IsNaN(probabilities[i]))
            {
                var loss = -StrictMath.Log(Math.Max(targets[i] > 0 ? probabilities[i] : 1 - probabilities[i], 1e-15));
                squares += (loss - mean) * (loss - mean);
                count++;
            }
        }

        return Math.Sqrt(squares / count);
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
            request.Instruments.Concat(request.Others).Distinct().Count() == request.Instruments.Count + request.Others.Count ? null : new("TRAINING_LIMIT", "instruments", "one is named twice", "each once"),
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

    /// <summary>What every kind of model of one task shares.</summary>
    private sealed record Work(
        TaskData Task, IReadOnlyList<LabelFold> Folds, Examples All, IReadOnlyList<Leak> Leaks, IDriftProfile Profile, DriftBaseline? Baseline);
}
