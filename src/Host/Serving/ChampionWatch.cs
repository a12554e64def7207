using Arus.Contracts.Intelligence;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;

namespace Arus.Host.Serving;

/// <summary>
/// Tells a running session when the data directory has another champion: promoted, rolled back or expired. The model is read here, so that the session, which does
/// it again when the command has been written down, finds it read.
/// </summary>
internal sealed class ChampionWatch(IStrategyLibrary strategies, IInstrumentCatalog instruments, ILiveSession session, LiveOptions options, string dataDirectory, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // Only models are looked at: calendars, headlines and answers hold for the whole session, and are long to read.
    private readonly Dictionary<string, string> _settings = new(options.Settings) { ["sources.calendar"] = "none", ["sources.news"] = "none", ["sources.opinions"] = "none" };

    // What was refused is not asked for again.
    private readonly Dictionary<InstrumentId, string> _refused = [];

    /// <summary>Looks until stopped.</summary>
    /// <param name="failed">Hears once of each new reason why it could not look, or the session not change.</param>
    /// <param name="stop">Ends it.</param>
    public async Task Run(Action<string> failed, CancellationToken stop)
    {
        var last = "";
        while (!stop.IsCancellationRequested)
        {
            var reason = await Look(stop);
            if (reason.Length > 0 && reason != last)
            {
                failed(reason);
            }

            last = reason;
            await Task.Delay(Pause, time, stop).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Looks once. Returns what went wrong; empty for nothing.</summary>
    public async Task<string> Look(CancellationToken stop)
    {
        var reason = "";
        foreach (var id in options.Instruments)
        {
            try
            {
                var used = session.Models(id).Where(pin => IsModel(pin.Key)).ToDictionary();
                if (used.Count == 0 || !instruments.TryFind(id, out var instrument))
                {
                    continue;
                }

                var pins = strategies.Load(options.Strategy, _settings, instrument, new() { Directory = dataDirectory }).Pins.Where(pin => IsModel(pin.Key)).ToDictionary();
                var wanted = Text(pins);
                if (wanted == Text(used) || (_refused.TryGetValue(id, out var refused) && refused == wanted))
                {
                    continue;
                }

                var command = new UseModels(FormattableString.Invariant($"models-{id}-{time.GetUtcNow().UtcTicks}"), "the model registry", id, pins);
                if ((await session.Send(TenantId.Local, command, stop)).Fault is { } fault)
                {
                    _refused[id] = wanted;
                    reason = fault.ToString();
                }
            }
            catch (Exception problem) when (problem is InvalidInputException or RefusedException or IOException)
            {
                reason = problem.Message;
            }
        }

        return reason;
    }

    private static bool IsModel(string path) => path.StartsWith("agents.", StringComparison.Ordinal) && path.EndsWith(".versions", StringComparison.Ordinal);

    private static string Text(IEnumerable<KeyValuePair<string, string>> pins) => string.Join(' ', pins.OrderBy(pin => pin.Key, StringComparer.Ordinal));
}
