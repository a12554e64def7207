using System.Globalization;
using Arus.Contracts.Learning;
using Arus.Contracts.Research;
using Arus.Foundation.Numerics;

namespace Arus.Research.Training;

/// <summary>Judges registered models by what came after their training.</summary>
internal sealed class ModelMonitor(ModelFollower follower, IModelRegistry registry, IDriftProfiles profiles, IModelJudge judge) : IModelMonitor
{
    // One chance in twenty to follow a champion by luck, shared by all that try.
    private const double LuckMax = 0.05;

    // What was long ago hides what is now, and a sum that runs for ever alarms some day.
    private const int OutcomesMax = 250;

    /// <inheritdoc/>
    public ShadowReport Shadow(MonitorRequest request, CancellationToken stop)
    {
        var usable = Usable(request);
        var leader = usable.Find(version => version.Stage == ModelStage.Champion);
        var challengers = usable.Where(version => version != leader).ToList();
        var rule = new PromotionRule { StandardErrorsMin = StrictMath.NormalQuantile(1 - (LuckMax / Math.Max(challengers.Count, 1))) };
        var from = usable.Min(version => Since(request, version));
        var rows = new Dictionary<string, TaskData>();
        var champion = leader is null ? null : follower.Follow(request, leader, from, rows);
        var results = new List<ShadowResult>();
        foreach (var version in challengers)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                results.Add(Result(request, follower.Follow(request, version, from, rows), champion, rule));
            }
            catch (InvalidInputException unusable)
            {
                results.Add(new(version, null, null, null, null, unusable.Faults[0]));
            }
        }

        return new(request.Slot, request.Source, rule, champion is null ? null : Result(request, champion, champion, rule), results);
    }

    /// <inheritdoc/>
    public DriftReport Drift(MonitorRequest request, CancellationToken stop)
    {
        var usable = Usable(request);
        var version = usable.Find(version => version.Stage == ModelStage.Champion) ?? usable[^1];
        var profile = registry.Profile(request.DataDirectory, request.Slot, version.Number)
            ?? throw new InvalidInputException("MODEL_PROFILE_MISSING", request.Slot, $"no training rows were kept with version {version.Number}", "a version made by 'arus train'");
        var card = registry.Card(request.DataDirectory, request.Slot, version.Number);
        var since = request.From is { } from && from > version.Lineage.To ? from : version.Lineage.To;
        var followed = follower.Follow(request, version, since, []);
        stop.ThrowIfCancellationRequested();
        var wanted = card.Drift?.Rows ?? DriftBaselines.RowsUsual;
        var newest = Newest(followed.Data, since, wanted);
        var outcomes = Outcomes(followed, card, since);
        if (newest.Count < wanted)
        {
            return new(version, request.Source, null, null, newest.Count, wanted, [], double.NaN, outcomes, DriftJudge.Findings([], 0, null, outcomes));
        }

        var table = new FeatureTable(followed.Data.Rows.Columns, [.. newest.SelectMany(row => followed.Data.Rows.Row(row).ToArray())]);
        var moved = DriftJudge.Moved(profile.Compare(table), card.Drift);
        var far = DriftBaselines.FarShare(profile, table);
        return new(
            version, request.Source, followed.Data.Times[newest[0]], followed.Data.Times[newest[^1]], newest.Count, wanted, moved, far, outcomes, DriftJudge.Findings(moved, far, card.Drift, outcomes));
    }

    private static List<int> Newest(TaskData data, Timestamp since, int wanted)
    {
        var newest = new List<int>();
        var first = data.FirstAfter(since);
        for (var row = data.Times.Count - 1; row >= first && newest.Count < wanted; row--)
        {
            if (TaskReader.HasMost(data.Rows.Row(row)))
            {
                newest.Add(row);
            }
        }

        newest.Reverse();
        return newest;
    }

    // Outcomes that overlap rise and fall together, which a sum of them would take for drift. Taking the next when the last has ended would prefer rows after a move; equal
    // steps prefer none.
    private OutcomeDrift? Outcomes(FollowedModel followed, ModelCard card, Timestamp since)
    {
        Label[] outcomes = [.. followed.Outcomes(since)];
        if (card.Scores is not { } expected || card.LossDeviation is not > 0 || outcomes.Length == 0)
        {
            return null;
        }

        var step = (int)Math.Ceiling(outcomes.Average(label => (double)(label.EndRow - label.Row)));
        var apart = outcomes.Where((_, i) => i % step == 0);
        var watch = profiles.NewWatch(expected.LogLoss, card.LossDeviation.Value);
        foreach (var label in apart.TakeLast(OutcomesMax))
        {
            watch.Add(followed.Probabilities[label.Row], label.IsUp);
        }

        // A rise that was made up for since is none.
        return new(watch.Count, watch.LossChange, watch.CalibrationError, watch.HasDrifted && watch.LossChange > 0);
    }

    private ShadowResult Result(MonitorRequest request, FollowedModel model, FollowedModel? champion, PromotionRule rule)
    {
        var (directory, number) = (request.DataDirectory, model.Version.Number);
        Label[] outcomes = [.. model.Outcomes(Since(request, model.Version))];
        double[] said = [.. outcomes.Select(label => model.Probabilities[label.Row])];
        var scores = outcomes.Length == 0 ? null : judge.Score(said, [.. outcomes.Select(label => label.IsUp ? 1.0 : 0.0)]);
        var result = new ShadowResult(model.Version, outcomes.Length == 0 ? null : model.Data.Times[outcomes[0].Row], outcomes.Length == 0 ? null : model.Data.Times[outcomes[^1].Row], scores, null, null);
        if (champion == model)
        {
            return result;
        }

        if (champion is not null && (champion.Task.Instrument != model.Task.Instrument || champion.Task.Period != model.Task.Period || champion.Task.Barriers != model.Task.Barriers))
        {
            return result with { Obstacle = new("PROMOTION_REFUSED", string.Create(CultureInfo.InvariantCulture, $"{request.Slot}/{number}"), "it predicts another outcome than the champion", "the champion's instrument, period and barriers") };
        }

        var evidence = champion is null ? null : Evidence(request, model, champion);
        return result with { Evidence = evidence, Obstacle = registry.Obstacle(directory, request.Slot, number, evidence, rule) };
    }

    private ShadowEvidence? Evidence(MonitorRequest request, FollowedModel challenger, FollowedModel champion)
    {
        var (one, other) = (Since(request, challenger.Version), Since(request, champion.Version));
        var since = one > other ? one : other;
        var beside = champion.Outcomes(since).ToDictionary(label => champion.Data.Times[label.Row], label => champion.Probabilities[label.Row]);
        var (score, from, to) = (registry.NewShadowScore(), Timestamp.Max, Timestamp.Min);
        foreach (var label in challenger.Outcomes(since))
        {
            var time = challenger.Data.Times[label.Row];
            if (beside.TryGetValue(time, out var said))
            {
                score.Add(said, challenger.Probabilities[label.Row], label.IsUp, label.Row, label.EndRow);
                (from, to) = (from < time ? from : time, time);
            }
        }

        return score.Evidence.Outcomes == 0 ? null : score.Evidence with { Basis = $"{request.Source} {challenger.Task.Instrument} {challenger.Task.Period}, {from} to {to}" };
    }

    /// <summary>What a version could not have been chosen by: what came after it was registered; on request, after a moment.</summary>
    private static Timestamp Since(MonitorRequest request, ModelVersion version)
    {
        var since = request.From ?? version.RegisteredAt;
        return since > version.Lineage.To ? since : version.Lineage.To;
    }

    private List<ModelVersion> Usable(MonitorRequest request)
    {
        var usable = registry.List(request.DataDirectory, request.Slot).Where(version => version.Stage != ModelStage.Expired).ToList();
        return usable.Count > 0 ? usable : throw new InvalidInputException("MODEL_SLOT_EMPTY", request.Slot, "has no version that has not expired", "a slot of 'arus models list'");
    }
}
