using Arus.Contracts.Research;
using Arus.Host.Commands;

namespace Arus.Host.Retraining;

/// <summary>Runs whatever is to be computed of models in child processes, one at a time, and keeps the reports.</summary>
/// <param name="program">Runs a command.</param>
/// <param name="dataDirectory">Of the store and the models.</param>
/// <param name="time">When reports are old.</param>
internal sealed class ModelCare(IChildProgram program, string dataDirectory, TimeProvider time) : IModelCare, IDisposable
{
    private const int KeptMax = 64;
    private const int WaitingMax = 8;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ReportLimit = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _one = new(1);
    private readonly CancellationTokenSource _ending = new();
    private readonly Dictionary<(string Command, string Slot, SourceId Source), Kept> _reports = [];
    private RetrainingStatus _retraining = RetrainingStatus.Off;
    private int _waiting;

    /// <inheritdoc/>
    public RetrainingStatus Retraining
    {
        get => Volatile.Read(ref _retraining);
        set => Volatile.Write(ref _retraining, value);
    }

    /// <inheritdoc/>
    public KeptReport<ShadowReport> Shadow(string slot, SourceId source) => Asked<ShadowReport>("shadow", slot, source);

    /// <inheritdoc/>
    public KeptReport<DriftReport> Drift(string slot, SourceId source) => Asked<DriftReport>("drift", slot, source);

    /// <summary>A new report of champion and challengers.</summary>
    public Task<KeptReport<ShadowReport>> NewShadow(string slot, SourceId source, CancellationToken stop) => Computed<ShadowReport>("shadow", slot, source, stop);

    /// <summary>A new report of the drift.</summary>
    public Task<KeptReport<DriftReport>> NewDrift(string slot, SourceId source, CancellationToken stop) => Computed<DriftReport>("drift", slot, source, stop);

    /// <summary>Runs a command after those that wait.</summary>
    /// <exception cref="IOException">It could not be started.</exception>
    public async Task<ChildResult> Run(IReadOnlyList<string> arguments, TimeSpan limit, CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            return await program.Run(arguments, limit, stop);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Ends what runs.</summary>
    public void Dispose() => _ending.Cancel();

    // A stranger who asks for ever other reports gets no more processes than wait already.
    private KeptReport<T> Asked<T>(string command, string slot, SourceId source)
        where T : class
    {
        lock (_gate)
        {
            var kept = Of(command, slot, source);
            var isOld = kept.At is not { } at || time.GetUtcNow() - at > Fresh;
            if (isOld && !kept.IsComputing && _waiting < WaitingMax)
            {
                _ = Task.Run(() => Computed<T>(command, slot, source, _ending.Token), CancellationToken.None);
                kept.IsComputing = true;
            }

            return View<T>(kept);
        }
    }

    private async Task<KeptReport<T>> Computed<T>(string command, string slot, SourceId source, CancellationToken stop)
        where T : class
    {
        lock (_gate)
        {
            Of(command, slot, source).IsComputing = true;
            _waiting++;
        }

        var (asked, report, failure) = (time.GetUtcNow(), (T?)null, "");
        try
        {
            var result = await Run(["models", command, slot, "--source", source.Value, "--data", dataDirectory, "--json"], ReportLimit, stop);
            (report, failure) = result.Status switch
            {
                0 => (ReportJson.Read<T>(result.Output), ""),
                null => (null, "it took too long"),
                _ => (null, result.Error.Trim()),
            };
        }
        catch (Exception problem) when (problem is IOException or InvalidInputException or OperationCanceledException)
        {
            failure = problem.Message;
        }

        lock (_gate)
        {
            _waiting--;
            var kept = Of(command, slot, source);
            (kept.Report, kept.At, kept.Failure, kept.IsComputing) = (report ?? kept.Report, asked, failure, false);
            return View<T>(kept);
        }
    }

    private Kept Of(string command, string slot, SourceId source)
    {
        if (!_reports.TryGetValue((command, slot, source), out var kept))
        {
            if (_reports.Count >= KeptMax && _reports.Where(pair => !pair.Value.IsComputing).MinBy(pair => pair.Value.At ?? default) is { Value: not null } oldest)
            {
                _reports.Remove(oldest.Key);
            }

            _reports[(command, slot, source)] = kept = new();
        }

        return kept;
    }

    private static KeptReport<T> View<T>(Kept kept)
        where T : class => new((T?)kept.Report, kept.At is { } at ? Timestamp.From(at) : null, kept.IsComputing, kept.Failure);

    private sealed class Kept
    {
        public object? Report { get; set; }

        public DateTimeOffset? At { get; set; }

        public bool IsComputing { get; set; }

        public string Failure { get; set; } = "";
    }
}
