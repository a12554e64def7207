using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Gateway.Metrics;

namespace Arus.Gateway.Live;

/// <summary>What there is to tell: the newest of what changes, and the last of what happened.</summary>
internal sealed class LiveBoard : ILiveObserver
{
    /// <summary>A client further behind than this is disconnected; one that comes back within it misses nothing.</summary>
    public const int EventsKept = 10_000;

    /// <summary>Messages put into one write.</summary>
    public const int FramesAtOnce = 256;

    /// <summary>More instruments than this are not told.</summary>
    private const int InstrumentsMax = 1_000;

    private readonly Dictionary<InstrumentId, TickSlot> _ticks = [];
    private readonly List<LiveSlot> _slots = [];
    private readonly StateSlot<IReadOnlyList<LivePosition>> _positions;
    private readonly StateSlot<LiveAccount> _account;
    private readonly StateSlot<LiveStatus> _status;
    private readonly GatewayMeter _meter;
    private readonly Action _changed;

    /// <param name="time">The clocks.</param>
    /// <param name="meter">Counts what is denied.</param>
    /// <param name="changed">Called when there is something new.</param>
    public LiveBoard(TimeProvider time, GatewayMeter meter, Action changed)
    {
        Time = time;
        (_meter, _changed) = (meter, changed);
        _slots.Add(_positions = new(0, LiveChannels.Positions, "positions"));
        _slots.Add(_account = new(1, LiveChannels.Account, "account"));
        _slots.Add(_status = new(2, LiveChannels.Status, "status"));

        // A number must mean the same event over a restart or be none: no two processes begin at the same moment.
        var first = Timestamp.From(time.GetUtcNow()).Nanos / Timestamp.NanosPerMillisecond * 1_000;
        Events = new(EventsKept, first);
        Bars = new(EventsKept, 0);
    }

    /// <summary>The client's events are gone: it reads everything again.</summary>
    public static byte[] Reset { get; } = LiveFrame.Of("reset", "EVENTS_GONE");

    public TimeProvider Time { get; }

    /// <summary>Held while slots are read or changed.</summary>
    public Lock Gate { get; } = new();

    public IReadOnlyList<LiveSlot> Slots => _slots;

    /// <summary>Decisions, orders and alerts, with their numbers.</summary>
    public LiveRing<LiveEvent> Events { get; }

    /// <summary>Bars; without numbers, since they are read again over HTTP.</summary>
    public LiveRing<LiveEvent> Bars { get; }

    public void OnTick(in Tick tick)
    {
        lock (Gate)
        {
            if (!_ticks.TryGetValue(tick.Instrument, out var slot))
            {
                if (_ticks.Count >= InstrumentsMax)
                {
                    return;
                }

                slot = new(_slots.Count, tick.Instrument);
                _ticks.Add(tick.Instrument, slot);
                _slots.Add(slot);
            }

            slot.Set(tick, Time.GetTimestamp());
        }

        _changed();
    }

    public void OnBar(in Bar bar)
    {
        var told = new LiveBar(
            bar.Instrument, bar.Period, bar.OpenedAt, bar.ClosesAt, bar.Open, bar.High, bar.Low, bar.Close, bar.Spread, bar.Volume, bar.Flags);
        Bars.Add(_ => new(LiveChannels.Bars, told.Instrument, null, LiveFrame.Of("bar", told)));
        _changed();
    }

    public void OnDecision(LiveDecision decision)
    {
        Events.Add(number => new(LiveChannels.Decisions, null, null, LiveFrame.Numbered("decision", number, decision)));
        _changed();
    }

    public void OnOrder(LiveOrder order)
    {
        if (order.State is OrderState.Denied or OrderState.Rejected)
        {
            _meter.OnDenied(DenialCodeText.Of(order.Denial));
        }

        Events.Add(number => new(LiveChannels.Orders, null, order.Tenant, LiveFrame.Numbered("order", number, order)));
        _changed();
    }

    public void OnAlert(LiveAlert alert)
    {
        Events.Add(number => new(LiveChannels.Alerts, null, null, LiveFrame.Numbered("alert", number, alert)));
        _changed();
    }

    public void OnPositions(IReadOnlyList<LivePosition> positions) => Set(_positions, positions);

    public void OnAccount(LiveAccount account) => Set(_account, account);

    public void OnStatus(LiveStatus status) => Set(_status, status);

    private void Set<T>(StateSlot<T> slot, T value)
        where T : class
    {
        lock (Gate)
        {
            slot.Set(value, Time.GetTimestamp());
        }

        _changed();
    }
}

/// <summary>A bar that closed, as it is told.</summary>
internal sealed record LiveBar(
    InstrumentId Instrument, BarPeriod Period, Timestamp OpenedAt, Timestamp ClosesAt, Price Open, Price High, Price Low, Price Close,
    PriceDelta Spread, long Volume, QuoteFlags Flags);
