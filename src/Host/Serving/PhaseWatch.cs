using Arus.Contracts.Live;
using Arus.Contracts.MarketData;

namespace Arus.Host.Serving;

/// <summary>Tells when a session changes its phase.</summary>
internal sealed class PhaseWatch : ILiveObserver, IDisposable
{
    private readonly SemaphoreSlim _changed = new(0);
    private readonly IDisposable _subscription;

    public PhaseWatch(ILiveSession session) => _subscription = session.Subscribe(this);

    /// <summary>Completes at the next change of the session's status.</summary>
    public Task Next(CancellationToken cancel) => _changed.WaitAsync(cancel);

    public void OnStatus(LiveStatus status) => _changed.Release();

    public void OnTick(in Tick tick)
    {
    }

    public void OnBar(in Bar bar)
    {
    }

    public void OnDecision(LiveDecision decision)
    {
    }

    public void OnOrder(LiveOrder order)
    {
    }

    public void OnPositions(IReadOnlyList<LivePosition> positions)
    {
    }

    public void OnAccount(LiveAccount account)
    {
    }

    public void OnAlert(LiveAlert alert)
    {
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _changed.Dispose();
    }
}
