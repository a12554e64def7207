using System.Collections.Concurrent;
using System.Collections.Immutable;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;

namespace Arus.Engine.Live;

/// <summary>Tells observers, each on a thread of its own, so that none holds up the engine or another.</summary>
internal sealed class ObserverHub : IDisposable
{
    private ImmutableList<Subscription> _subscriptions = [];

    public IDisposable Subscribe(ILiveObserver observer)
    {
        var subscription = new Subscription(observer, this);
        ImmutableInterlocked.Update(ref _subscriptions, (all, added) => all.Add(added), subscription);
        return subscription;
    }

    public void OnTick(in Tick tick)
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Tick(in tick);
        }
    }

    public void OnBar(in Bar bar)
    {
        if (!_subscriptions.IsEmpty)
        {
            var closed = bar;
            Tell(observer => observer.OnBar(in closed));
        }
    }

    public void OnDecision(LiveDecision decision, bool isQuiet) => Tell(observer => observer.OnDecision(decision), isQuiet);

    public void OnOrder(LiveOrder order, bool isQuiet) => Tell(observer => observer.OnOrder(order), isQuiet);

    public void OnPositions(IReadOnlyList<LivePosition> positions) => Tell(observer => observer.OnPositions(positions));

    public void OnAccount(LiveAccount account) => Tell(observer => observer.OnAccount(account));

    public void OnStatus(LiveStatus status) => Tell(observer => observer.OnStatus(status));

    public void OnAlert(LiveAlert alert, bool isQuiet) => Tell(observer => observer.OnAlert(alert), isQuiet);

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }

    private void Tell(Action<ILiveObserver> what, bool isQuiet = false)
    {
        if (isQuiet)
        {
            return;
        }

        foreach (var subscription in _subscriptions)
        {
            subscription.Tell(what);
        }
    }

    private void Remove(Subscription subscription) => ImmutableInterlocked.Update(ref _subscriptions, (all, gone) => all.Remove(gone), subscription);

    /// <summary>One observer. Ticks wait in a short queue; when it is full, only the newest of each instrument is kept. The rest is never dropped.</summary>
    private sealed class Subscription : IDisposable
    {
        private const int TicksMax = 4_096;

        private readonly ConcurrentQueue<(Action<ILiveObserver>? What, Tick Tick)> _queue = new();
        private readonly ConcurrentDictionary<InstrumentId, Tick> _newest = new();
        private readonly AutoResetEvent _wake = new(false);
        private readonly ILiveObserver _observer;
        private readonly ObserverHub _hub;
        private int _ticksWaiting;
        private int _isIdle;
        private volatile bool _isEnded;

        public Subscription(ILiveObserver observer, ObserverHub hub)
        {
            (_observer, _hub) = (observer, hub);
            new Thread(Run) { IsBackground = true, Name = "live observer" }.Start();
        }

        public void Tick(in Tick tick)
        {
            if (Volatile.Read(ref _ticksWaiting) >= TicksMax)
            {
                _newest[tick.Instrument] = tick;
                return;
            }

            Interlocked.Increment(ref _ticksWaiting);
            _queue.Enqueue((null, tick));
            Wake();
        }

        public void Tell(Action<ILiveObserver> what)
        {
            _queue.Enqueue((what, default));
            Wake();
        }

        public void Dispose()
        {
            _hub.Remove(this);
            _isEnded = true;
            _wake.Set();
        }

        private void Wake()
        {
            if (Interlocked.Exchange(ref _isIdle, 0) == 1)
            {
                _wake.Set();
            }
        }

        private void Run()
        {
            while (!_isEnded)
            {
                if (TellNext())
                {
                    continue;
                }

                Interlocked.Exchange(ref _isIdle, 1);
                if (_queue.IsEmpty && !_isEnded)
                {
                    _wake.WaitOne();
                }
            }
        }

        private bool TellNext()
        {
            if (_queue.TryDequeue(out var next))
            {
                if (next.What is { } what)
                {
                    what(_observer);
                }
                else
                {
                    Interlocked.Decrement(ref _ticksWaiting);
                    _observer.OnTick(in next.Tick);
                }

                return true;
            }

            foreach (var instrument in _newest.Keys)
            {
                if (_newest.TryRemove(instrument, out var tick))
                {
                    _observer.OnTick(in tick);
                    return true;
                }
            }

            return false;
        }
    }
}
