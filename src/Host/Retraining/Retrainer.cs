using System.Globalization;
using Arus.Contracts.Learning;
using Arus.Contracts.Research;
using Arus.Foundation.Numerics;
using Microsoft.Extensions.Logging;

namespace Arus.Host.Retraining;

/// <summary>
/// Looks after every trained slot: trains it anew when it is old, drifts or is about to expire; lets champion and challengers predict the same quotes; and promotes,
/// if told to, who meets the rule by a wide margin. A new model is a challenger, whatever it says of itself.
/// </summary>
/// <param name="registry">The models.</param>
/// <param name="kinds">What can be trained here; a model of another program cannot.</param>
/// <param name="care">Runs the work.</param>
/// <param name="options">When.</param>
/// <param name="dataDirectory">Of the store and the models.</param>
/// <param name="source">Whose quotes they are trained and judged on.</param>
/// <param name="instruments">What the source quotes.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Hears what is done, and why something is not.</param>
internal sealed class Retrainer(
    IModelRegistry registry, IModelCatalog kinds, ModelCare care, RetrainOptions options, string dataDirectory, SourceId source, IReadOnlyList<InstrumentId> instruments, TimeProvider time,
    ILogger<Retrainer> log)
{
    private const string By = "retraining";

    // It looks once a day at each, so that luck has some twenty chances within a month; a tenth of the usual error leaves it few.
    private const double LuckMax = 0.005;

    private static readonly string[] NoDataYet = ["TRAINING_TOO_SHORT", "STORE_NO_SUCH_SERIES"];
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LookAgain = TimeSpan.FromDays(1);
    private static readonly TimeSpan RetryFirst = TimeSpan.FromHours(1);

    private readonly Dictionary<string, DateTimeOffset> _next = [];
    private readonly Dictionary<string, int> _failed = [];
    private readonly HashSet<string> _said = [];

    /// <summary>Hears of each training that failed.</summary>
    public Action<string>? Failed { get; set; }

    /// <summary>Looks until stopped.</summary>
    public async Task Run(CancellationToken stop)
    {
        care.Retraining = RetrainingStatus.Off with { IsOn = true };
        while (!stop.IsCancellationRequested)
        {
            foreach (var slot in Slots())
            {
                if (!_next.TryGetValue(slot, out var due) || time.GetUtcNow() >= due)
                {
                    await Look(slot, stop);
                }
            }

            await Task.Delay(Pause, time, stop).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Looks at one slot.</summary>
    public async Task Look(string slot, CancellationToken stop)
    {
        _next[slot] = time.GetUtcNow() + LookAgain;
        try
        {
            var versions = registry.List(dataDirectory, slot);
            if (versions.Count == 0 || !CanTrain(slot, RetrainRule.Leader(versions)))
            {
                return;
            }

            var drift = (await care.NewDrift(slot, source, stop)).Report?.Findings ?? [];
            if (RetrainRule.Reason(versions, drift, options.Days, Timestamp.From(time.GetUtcNow())) is { } reason)
            {
                await Train(slot, RetrainRule.Leader(versions), reason, stop);
            }

            if ((await care.NewShadow(slot, source, stop)).Report is { } report)
            {
                Promote(slot, report);
            }
        }
        catch (Exception problem) when (problem is InvalidInputException or RefusedException or IOException)
        {
            Once(slot, problem.Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
    }

    private IReadOnlyList<string> Slots()
    {
        try
        {
            return registry.Slots(dataDirectory);
        }
        catch (IOException problem)
        {
            Once("models", problem.Message);
            return [];
        }
    }

    private bool CanTrain(string slot, ModelVersion leader)
    {
        var task = registry.Card(dataDirectory, slot, leader.Number).Task;
        var obstacle = task is null ? "what it predicts was not kept with it"
            : !instruments.Contains(task.Instrument) ? $"{source} does not quote {task.Instrument}"
            : kinds.All.All(kind => kind.Kind != leader.Kind) ? $"a model of the kind {leader.Kind} is trained elsewhere"
            : "";
        if (obstacle.Length > 0)
        {
            Once(slot, obstacle);
        }

        return obstacle.Length == 0;
    }

    private async Task Train(string slot, ModelVersion leader, string reason, CancellationToken stop)
    {
        Say(slot, $"trains anew, because {reason}");
        care.Retraining = care.Retraining with { Running = slot };
        var failure = "it was stopped";
        try
        {
            string[] words = ["train", "--like", string.Create(CultureInfo.InvariantCulture, $"{slot}/{leader.Number}"), "--source", source.Value, "--no-promotion", "--data", dataDirectory, "--json"];
            var result = await care.Run(words, options.Limit, stop);
            failure = result.Status switch
            {
                0 => "",
                null => string.Create(CultureInfo.InvariantCulture, $"it took longer than {options.Limit.TotalMinutes:0} minutes"),
                { } status => string.Create(CultureInfo.InvariantCulture, $"it ended with {status}: {result.Error.Trim()}"),
            };
            Say(slot, result.Output.Trim());
        }
        catch (IOException problem)
        {
            failure = problem.Message;
        }
        finally
        {
            care.Retraining = care.Retraining with { Running = "" };
        }

        Note(slot, failure);
    }

    private void Note(string slot, string failure)
    {
        var status = care.Retraining with { LastAt = Timestamp.From(time.GetUtcNow()) };
        if (failure.Length == 0)
        {
            _failed.Remove(slot);
            care.Retraining = status with { Trained = status.Trained + 1, Failure = "" };
        }
        else if (NoDataYet.Any(code => failure.Contains(code, StringComparison.Ordinal)))
        {
            Once(slot, failure);
        }
        else
        {
            var times = _failed[slot] = _failed.GetValueOrDefault(slot) + 1;
            _next[slot] = time.GetUtcNow() + TimeSpan.FromTicks(Math.Min(RetryFirst.Ticks << Math.Min(times - 1, 10), LookAgain.Ticks));
            care.Retraining = status with { Failures = status.Failures + 1, Failure = $"{slot}: {failure}" };
            var text = string.Create(CultureInfo.InvariantCulture, $"the training failed, {times} in a row: {failure}");
            Warn(slot, text);
            Failed?.Invoke($"{slot}: {text}");
        }
    }

    private void Promote(string slot, ShadowReport report)
    {
        var rule = report.Rule with { StandardErrorsMin = StrictMath.NormalQuantile(1 - (LuckMax / Math.Max(report.Challengers.Count, 1))) };
        // Where there is no champion nobody shows that a model of another program is any good.
        var best = report.Challengers.Where(result => result.Version.Stage == ModelStage.Challenger && result.Obstacle is null)
            .Where(result => result.Evidence is not null || result.Version.Lineage.Metrics.ContainsKey("logLoss"))
            .MinBy(result => result.Evidence is { } shown ? shown.ChallengerLoss - shown.ChampionLoss : result.Version.Lineage.Metrics.GetValueOrDefault("logLoss", double.MaxValue));
        if (best is null)
        {
            return;
        }

        if (!options.Promotes)
        {
            Once(slot, string.Create(CultureInfo.InvariantCulture, $"version {best.Version.Number} can be promoted: arus models promote {slot} {best.Version.Number} --source {source}"));
        }
        else if (registry.Obstacle(dataDirectory, slot, best.Version.Number, best.Evidence, rule) is { } obstacle)
        {
            Once(slot, obstacle.ToString());
        }
        else
        {
            var champion = registry.Promote(dataDirectory, slot, best.Version.Number, best.Evidence, rule, By);
            Say(slot, string.Create(CultureInfo.InvariantCulture, $"version {champion.Number} is champion"));
        }
    }

    private void Once(string slot, string what)
    {
        if (_said.Add($"{slot} {what}"))
        {
            Say(slot, what);
        }
    }

    private void Say(string slot, string what)
    {
        if (log.IsEnabled(LogLevel.Information))
        {
            log.LogInformation("{Slot}: {What}", slot, what);
        }
    }

    private void Warn(string slot, string what) => log.LogWarning("{Slot}: {What}", slot, what);
}
