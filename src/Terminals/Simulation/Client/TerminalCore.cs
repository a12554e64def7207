using Arus.Contracts.MarketData;
using Arus.Contracts.Terminals;
using Arus.Terminals.Protocol;
using Arus.Terminals.Simulation.Behaviours;
using Arus.Terminals.Simulation.Brokers;

namespace Arus.Terminals.Simulation.Client;

/// <summary>
/// All a terminal is between its connections: the market it plays, the broker, what it remembers, what waits to be sent. Every member is safe for threads:
/// the player brings ticks, a connection brings messages and takes frames.
/// </summary>
internal sealed class TerminalCore : IDisposable
{
    // What a server may leave unacknowledged, and what a backfill reaches back to.
    private const int LogCapacity = 1 << 19;
    private const int UnacknowledgedMax = 400_000;
    private const int WaitingMax = 1 << 16;

    private readonly Lock _gate = new();
    private readonly AsyncSignal _room = new();
    private readonly TickLog[] _logs;
    private readonly Dictionary<InstrumentId, TickLog> _byInstrument;
    private readonly TickLane _ticks;
    private readonly Outbox _outbox;
    private readonly OrderDesk _desk;
    private readonly TerminalState _state;
    private readonly EventScript _script;
    private readonly TimeProvider _time;
    private readonly List<ITimer> _timers = [];
    private AccountState? _told;
    private Timestamp _silentUntil = Timestamp.Min;
    private Timestamp _unlinkedUntil = Timestamp.Min;
    private double _pauseSeconds;
    private bool _isCut;
    private bool _isDisposed;

    public TerminalCore(SimulatedTerminalOptions options, BrokerTerms terms, IReadOnlyList<ScriptedEvent> events, TerminalState state, TimeProvider time)
    {
        (Terms, _state, _time) = (terms, state, time);
        Clock = new(time, options.Speed, options.IsRebased, options.HistoryHours);
        var capacity = options.HistoryHours > 0 ? LogCapacity * 8 : LogCapacity;
        _logs = [.. terms.Symbols.Select(symbol => state.Acknowledged.TryGetValue(symbol.Name, out var known)
            ? new TickLog(symbol, capacity) { AcknowledgedMs = known, PlayedUntilMs = options.IsRebased ? 0 : known }
            : new TickLog(symbol, capacity))];
        _byInstrument = _logs.ToDictionary(log => log.Symbol.Instrument);
        _ticks = new(_logs, Clock, options.BatchSeconds, (log, last) => state.Acknowledge(log.Symbol.Name, last));
        _outbox = new(_ticks, forgetsTicks: Clock.IsPaced);
        _script = new(events.Where(happening => !happening.IsOfOrders), options.Seed + 1);
        _desk = new(terms, state, events, options.Seed, new(_outbox.Tell, Later, Cut, Micros));
    }

    public BrokerTerms Terms { get; }

    public MarketClock Clock { get; }

    /// <summary>Where the market was when the terminal died; null when it begins.</summary>
    public Timestamp? GoesOnAt => _logs.Max(log => log.PlayedUntilMs) is > 0 and var newest ? new(newest * Timestamp.NanosPerMillisecond) : null;

    /// <summary>Wakes whoever sends.</summary>
    public AsyncSignal Sendable { get; } = new();

    /// <summary>The session to go on with; null before the first.</summary>
    public string? Session { get; private set; }

    public int Connects { get; private set; }

    public TerminalTally Tally
    {
        get
        {
            lock (_gate)
            {
                return new(_outbox.TicksSent, _outbox.TicksAcknowledged, Connects, _desk.Orders, _desk.Duplicates, _desk.Broker.Book.DealCount);
            }
        }
    }

    /// <summary>Whether all that was to be sent is sent and acknowledged.</summary>
    public bool IsDone
    {
        get
        {
            lock (_gate)
            {
                return _ticks.HasEnded && _ticks.IsDrained && _outbox.IsIdle;
            }
        }
    }

    /// <summary>Waits until the market may go on: as fast as possible is as fast as the server takes it.</summary>
    public async ValueTask Room(CancellationToken stop)
    {
        while (!HasRoom())
        {
            await _room.Wait(stop);
        }
    }

    /// <summary>Takes what the market did next.</summary>
    public void Play(ReadOnlySpan<Tick> ticks)
    {
        lock (_gate)
        {
            foreach (ref readonly var tick in ticks)
            {
                Play(tick);
            }
        }

        Sendable.Set();
    }

    /// <summary>The market has ended.</summary>
    public void End()
    {
        lock (_gate)
        {
            _ticks.HasEnded = true;
        }

        Sendable.Set();
    }

    /// <summary>What a hello says of the session to go on with.</summary>
    public Resume? Resumable()
    {
        lock (_gate)
        {
            return Session is { } session ? new(session, 0, _outbox.Ring.Oldest) : null;
        }
    }

    /// <summary>The server let us in: it hears of everything there is.</summary>
    public void Enter(Welcome welcome)
    {
        lock (_gate)
        {
            Connects++;
            _isCut = false;
            _ticks.BatchMax = Math.Clamp(welcome.Limits.MaxTickBatch, 1, T5B.TickBatchMax);
            _desk.Limits = welcome.Limits;
            _desk.ServerAheadMicros = welcome.ServerTime - Micros();
            if (welcome.Resumed)
            {
                _outbox.Resume(welcome.FromSeq);
            }
            else
            {
                _outbox.Restart();
            }

            Session = welcome.Sid;
            SayTime();
            foreach (var symbol in Terms.Symbols)
            {
                _outbox.Say(_desk.Text.Symbol(symbol));
            }

            _outbox.TellFirst([Account(), .. _desk.Snapshots(null, null)]);
        }

        Sendable.Set();
    }

    /// <summary>Does what the server says.</summary>
    public void Take(Message message)
    {
        lock (_gate)
        {
            switch (message)
            {
                case SequenceAcknowledged acknowledged:
                    _outbox.Acknowledge(acknowledged.UpTo);
                    break;
                case SequenceMissing missing:
                    if (!_outbox.TrySendAgain(missing.From))
                    {
                        Session = null;
                        _outbox.Say(new Failure(ErrorCode.Sequence, $"{missing.From} is not kept any more"));
                        _outbox.Say(new Goodbye(ErrorCode.Sequence, "a new session is needed"));
                    }

                    break;
                case Subscribe subscribe:
                    Subscribe(subscribe.Rid, subscribe.Items, isWanted: true);
                    break;
                case Unsubscribe unsubscribe:
                    Subscribe(unsubscribe.Rid, unsubscribe.Items, isWanted: false);
                    break;
                case Backfill backfill:
                    if (_ticks.Ask(backfill, (Clock.Wall.Nanos - Timestamp.NanosPerDay) / Timestamp.NanosPerMillisecond) is { } answer)
                    {
                        _outbox.Tell(answer);
                    }

                    break;
                case SnapshotRequest request:
                    TellSnapshot(request.Rid, request.Since > 0 ? new Timestamp(request.Since * Timestamp.NanosPerMillisecond) : null);
                    break;
                case Order order:
                    _desk.Take(order);
                    break;
                case Halt halt:
                    _desk.Halt(halt.Mode);
                    break;
                case Heartbeat heartbeat:
                    _outbox.Say(new HeartbeatBack(heartbeat.N, heartbeat.Ts));
                    break;
                default:
                    break;
            }
        }

        _room.Set();
        Sendable.Set();
    }

    public void Say(Message message)
    {
        lock (_gate)
        {
            _outbox.Say(message);
        }

        Sendable.Set();
    }

    /// <summary>Says that it is there, and how much waits.</summary>
    public void Beat(long number)
    {
        lock (_gate)
        {
            _outbox.Say(new Heartbeat(number, Micros(), _ticks.Waiting));
            if (_told is { } told && told != Account())
            {
                _outbox.Tell(_told);
            }
        }

        Sendable.Set();
    }

    /// <summary>Says by itself what is there.</summary>
    public void TellAll()
    {
        lock (_gate)
        {
            SayTime();
            TellSnapshot(null, null);
        }

        Sendable.Set();
    }

    /// <summary>Who did not say that it wants a symbol does not want it.</summary>
    public void StopWaitingForWishes()
    {
        lock (_gate)
        {
            foreach (var log in _logs)
            {
                log.IsWanted ??= false;
            }
        }

        _room.Set();
        Sendable.Set();
    }

    /// <summary>The next frame to send; null when there is none now.</summary>
    public OutFrame? Next()
    {
        OutFrame? frame;
        lock (_gate)
        {
            frame = _isCut ? new OutFrame(default, true, LinkMishap.Cut) : _outbox.Next();
            _isCut = false;
        }

        _room.Set();
        return frame;
    }

    /// <summary>How long the script wants nothing to be read; asked once, it is over.</summary>
    public double TakePause()
    {
        lock (_gate)
        {
            var pause = _pauseSeconds;
            _pauseSeconds = 0;
            return pause;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _timers.ForEach(timer => timer.Dispose());
            _state.Dispose();
        }
    }

    private bool HasRoom()
    {
        lock (_gate)
        {
            return Clock.IsPaced
                || (_outbox.Ring.Ticks < UnacknowledgedMax && _logs.All(log => log.IsWanted == false || log.Head - log.Cursor < WaitingMax));
        }
    }

    private void Play(in Tick tick)
    {
        // What was played before this process is history: the broker has heard it, and nothing goes wrong in it again.
        if (_byInstrument.TryGetValue(tick.Instrument, out var played) && tick.VenueTime.Nanos / Timestamp.NanosPerMillisecond <= played.PlayedUntilMs)
        {
            played.Append(tick.VenueTime.Nanos / Timestamp.NanosPerMillisecond, tick.Bid, tick.Ask);
            played.Cursor = played.Head;
            return;
        }

        foreach (var happening in _script.Next())
        {
            Happen(happening, tick.VenueTime);
        }

        if (tick.VenueTime >= _unlinkedUntil)
        {
            _desk.SetBrokerLink(true);
        }

        if (tick.VenueTime < _silentUntil || tick.VenueTime < _unlinkedUntil || !_byInstrument.TryGetValue(tick.Instrument, out var log))
        {
            return;
        }

        var told = Clock.Told(tick.VenueTime);
        _desk.Quote(tick.Instrument, tick.Bid, tick.Ask, told);
        log.Append(told.Nanos / Timestamp.NanosPerMillisecond, tick.Bid, tick.Ask);
        if (Clock.IsHistory(tick.VenueTime) || log.IsWanted == false)
        {
            log.Cursor = log.Head;
        }
    }

    private void Happen(ScriptedEvent happening, Timestamp market)
    {
        switch (happening.Mishap)
        {
            case Mishap.Cut:
                _ticks.Spoil(LinkMishap.Cut);
                break;
            case Mishap.CutInFrame:
                _ticks.Spoil(LinkMishap.CutInFrame);
                break;
            case Mishap.WrongCrc:
                _ticks.Spoil(LinkMishap.WrongCrc);
                break;
            case Mishap.StopReading:
                _pauseSeconds = happening.Seconds;
                break;
            case Mishap.LoseBroker:
                _unlinkedUntil = market.Plus((long)(happening.Seconds * Timestamp.NanosPerSecond));
                _desk.SetBrokerLink(false);
                break;
            case Mishap.Offset:
                // Said three times: a server believes a change of the clock only then.
                _desk.Broker.OffsetSeconds = happening.Hours * 3_600;
                SayTime();
                SayTime();
                SayTime();
                break;
            case Mishap.ClockJump:
                Clock.JumpNanos += (long)(happening.Seconds * Timestamp.NanosPerSecond);
                break;
            default:
                _silentUntil = market.Plus((long)(happening.Seconds * Timestamp.NanosPerSecond));
                break;
        }
    }

    private void Subscribe(string request, IReadOnlyList<Subscription> items, bool isWanted)
    {
        foreach (var item in items)
        {
            if (item.Ch != WireChannel.Tick)
            {
                _outbox.Say(new Failure(ErrorCode.Unsupported, "this terminal sends ticks only", request));
            }
            else if (_logs.FirstOrDefault(log => log.Symbol.Name == item.Sym) is { } found)
            {
                found.IsWanted = isWanted;
            }
            else
            {
                _outbox.Say(new Failure(ErrorCode.Symbol, $"{item.Sym} is not in the Market Watch", request));
            }
        }
    }

    private AccountState Account() => _told = _desk.Text.Account(_desk.IsBrokerLinked);

    private void TellSnapshot(string? request, Timestamp? since)
    {
        _outbox.Tell(Account());
        foreach (var part in _desk.Snapshots(request, since))
        {
            _outbox.Tell(part);
        }
    }

    private void SayTime() => _outbox.Say(_desk.Text.Time(_desk.Broker.Now == Timestamp.Min ? Clock.Wall : _desk.Broker.Now));

    private void Cut(bool isAfterWhatWasTold)
    {
        if (isAfterWhatWasTold)
        {
            _outbox.CutHere();
        }
        else
        {
            _isCut = true;
        }
    }

    private void Later(double seconds, Action what)
    {
        ITimer? timer = null;
        timer = _time.CreateTimer(
            _ =>
            {
                lock (_gate)
                {
                    if (_isDisposed)
                    {
                        return;
                    }

                    what();
                    _timers.Remove(timer!);
                }

                timer!.Dispose();
                Sendable.Set();
            },
            null, TimeSpan.FromSeconds(Math.Max(0, seconds)), Timeout.InfiniteTimeSpan);
        _timers.Add(timer);
    }

    private long Micros() => Clock.Wall.Nanos / 1_000;
}
