using Arus.Contracts.Gateway;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Contracts.Terminals;
using Arus.Contracts.Trading;
using Arus.Foundation.Persistence;
using Arus.Gateway.Api;

namespace Arus.Gateway.Health;

/// <summary>How each part of the system is, by name.</summary>
internal sealed class HealthChecks(ILiveRunner live, IMarketStore store, ITerminalBridge bridge, IModelCare care, ServerFacts server, TimeProvider time)
{
    private const long DiskLow = 1024L * 1024 * 1024;
    private const long DiskEmpty = 100L * 1024 * 1024;

    /// <summary>Looking through the store costs reads of the disk: not at every question.</summary>
    private static readonly TimeSpan StoreLookedAtEvery = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private CheckAnswer? _store;
    private long _storeLookedAt;

    /// <summary>Bytes that can still be written.</summary>
    public long DiskFreeBytes => PhysicalDisk.Instance.FreeBytes(server.DataDirectory);

    /// <summary>Every part.</summary>
    public HealthAnswer Check()
    {
        var status = live.Session.Status;
        CheckAnswer[] checks = [Session(status), Journal(status), Feed(status), Trading(status), Store(), Terminals(status), Disk(), Models(care.Retraining)];
        return new(checks.Max(check => check.Status), checks);
    }

    private static CheckAnswer Session(LiveStatus status) => new(
        "session",
        status.Phase == LivePhase.Running ? CheckStatus.Healthy : CheckStatus.Unhealthy,
        status.Phase switch
        {
            LivePhase.Running => $"{status.Session} runs {status.Strategy}",
            LivePhase.Recovering => "it reads its journal",
            LivePhase.Stopped => "it ended",
            _ => status.Reason,
        });

    /// <summary>A training that fails harms nobody at once: the champion goes on until it expires.</summary>
    private static CheckAnswer Models(RetrainingStatus training) => training switch
    {
        { IsOn: false } => new("models", CheckStatus.Healthy, "retraining is off"),
        { Failure.Length: > 0 } => new("models", CheckStatus.Degraded, $"{training.Failures} trainings failed; the last: {training.Failure}"),
        { Running.Length: > 0 } => new("models", CheckStatus.Healthy, $"{training.Running} is being trained"),
        _ => new("models", CheckStatus.Healthy, $"{training.Trained} trained anew"),
    };

    private static CheckAnswer Journal(LiveStatus status) => status.Phase switch
    {
        LivePhase.Failed => new("journal", CheckStatus.Unhealthy, status.Reason),
        LivePhase.Recovering => new("journal", CheckStatus.Degraded, "it is being read"),
        _ => new("journal", CheckStatus.Healthy, $"{status.JournalBytes} bytes"),
    };

    private static CheckAnswer Feed(LiveStatus status) => status.LastTickAt switch
    {
        null => new("feed", CheckStatus.Degraded, "no quote came yet"),
        { } at when status.IsSilent => new("feed", CheckStatus.Degraded, $"silent or late since {at}: nothing is opened"),
        { } at => new("feed", CheckStatus.Healthy, $"newest quote {at}"),
    };

    private static CheckAnswer Trading(LiveStatus status) => new(
        "trading", status.State == TradingState.Active ? CheckStatus.Healthy : CheckStatus.Degraded, status.State switch
        {
            TradingState.Active => "active",
            TradingState.Reducing => $"reducing only: {status.StateReason}",
            _ => $"halted: {status.StateReason}",
        });

    private CheckAnswer Store()
    {
        lock (_gate)
        {
            if (_store is null || time.GetElapsedTime(_storeLookedAt) > StoreLookedAtEvery)
            {
                _store = Look();
                _storeLookedAt = time.GetTimestamp();
            }

            return _store;
        }
    }

    private CheckAnswer Look()
    {
        try
        {
            return new("store", CheckStatus.Healthy, $"{store.List(server.DataDirectory).Count} series");
        }
        catch (InvalidInputException error)
        {
            return new("store", CheckStatus.Unhealthy, error.Message);
        }
        catch (IOException error)
        {
            return new("store", CheckStatus.Unhealthy, error.Message);
        }
    }

    private CheckAnswer Terminals(LiveStatus status)
    {
        var connected = bridge.Terminals.Count(terminal => terminal.ConnectedAt is not null);
        var isOurs = bridge.Terminals.Any(terminal => terminal.Source == status.Source && terminal.ConnectedAt is not null);
        return new("terminals", isOurs ? CheckStatus.Healthy : CheckStatus.Degraded, isOurs ? $"{connected} connected" : $"{status.Source} is not connected");
    }

    private CheckAnswer Disk()
    {
        var free = DiskFreeBytes;
        return new("disk", free < DiskEmpty ? CheckStatus.Unhealthy : free < DiskLow ? CheckStatus.Degraded : CheckStatus.Healthy, $"{free} bytes free");
    }
}
