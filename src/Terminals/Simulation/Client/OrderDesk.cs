using Arus.Terminals.Protocol;
using Arus.Terminals.Simulation.Behaviours;
using Arus.Terminals.Simulation.Brokers;

namespace Arus.Terminals.Simulation.Client;

/// <summary>
/// Takes the orders of the bridge to the broker: each client order id once in its life, written down before, with what the script says goes wrong on the
/// way. Not safe for threads: its owner locks.
/// </summary>
internal sealed class OrderDesk
{
    private readonly TerminalState _state;
    private readonly EventScript _script;
    private readonly TradeText _text;
    private readonly Desk _desk;
    private readonly List<Transaction> _changes = [];
    private readonly Queue<long> _minute = new();

    /// <param name="terms">Of the account.</param>
    /// <param name="state">What is remembered; the broker goes on where it ends.</param>
    /// <param name="events">What goes wrong with orders.</param>
    /// <param name="seed">Of what goes wrong by chance.</param>
    /// <param name="desk">What it stands on.</param>
    public OrderDesk(BrokerTerms terms, TerminalState state, IEnumerable<ScriptedEvent> events, ulong seed, Desk desk)
    {
        (_state, _desk) = (state, desk);
        _script = new(events.Where(happening => happening.IsOfOrders), seed);
        Broker = new(terms, OnChange, state.Changes);
        _text = new(terms, Broker, state);
    }

    /// <summary>Where a desk stands.</summary>
    /// <param name="Tell">Sends what must arrive.</param>
    /// <param name="Later">Does something after so many seconds, under the owner's lock.</param>
    /// <param name="Cut">Cuts the link: at once, or after what was told.</param>
    /// <param name="Micros">The wall clock in microseconds.</param>
    internal sealed record Desk(Action<SequencedMessage> Tell, Action<double, Action> Later, Action<bool> Cut, Func<long> Micros);

    public Broker Broker { get; }

    public TradeText Text => _text;

    /// <summary>Whether the broker is within reach.</summary>
    public bool IsBrokerLinked { get; private set; } = true;

    public long Orders { get; private set; }

    public long Duplicates { get; private set; }

    /// <summary>What the server takes.</summary>
    public WireLimits Limits { get; set; } = new(T5B.TickBatchMax, decimal.MaxValue, int.MaxValue);

    /// <summary>The server's clock less ours, in microseconds.</summary>
    public long ServerAheadMicros { get; set; }

    public void SetBrokerLink(bool isLinked)
    {
        if (IsBrokerLinked != isLinked)
        {
            IsBrokerLinked = isLinked;
            _desk.Tell(_text.Account(isLinked));
        }
    }

    /// <summary>Takes a quote to the broker.</summary>
    public void Quote(InstrumentId instrument, Price bid, Price ask, Timestamp at)
    {
        Broker.Quote(instrument, bid, ask, at);
        if (_changes.Count > 0)
        {
            var changes = TakeChanges();
            _state.Change(changes);
            Tell(changes, isReordered: false, isDoubled: false);
            _desk.Tell(_text.Account(IsBrokerLinked));
        }
    }

    /// <summary>Takes an order.</summary>
    public void Take(Order order)
    {
        Orders++;
        if (_state.Find(order.Cid) is { } known)
        {
            Duplicates++;
            _desk.Tell(new OrderAcknowledged { Cid = order.Cid, State = known.Refused is null ? WireAcknowledgement.Duplicate : WireAcknowledgement.Refused, Code = known.Refused ?? "" });
            if (known.Result is { } stored)
            {
                _desk.Tell(TradeText.Result(known, stored, 0));
            }

            return;
        }

        if (Refusal(order) is { } code)
        {
            _state.Refuse(order.Cid, Broker.Now, order.Sym, code);
            _desk.Tell(new OrderAcknowledged { Cid = order.Cid, State = WireAcknowledgement.Refused, Code = code });
            return;
        }

        _state.Take(order.Cid, Broker.Now, order.Sym);
        var happening = _script.Next();
        if (Find(happening, Mishap.CutBeforeAck) is not null)
        {
            _desk.Cut(false);
        }

        _desk.Tell(new OrderAcknowledged { Cid = order.Cid, State = WireAcknowledgement.Accepted, Code = "" });
        if (Find(happening, Mishap.CutAfterAck) is not null)
        {
            _desk.Cut(true);
        }

        var taken = _desk.Micros();
        if (Find(happening, Mishap.Delay) is { } delay)
        {
            _desk.Later(delay.Seconds, () => Execute(order, happening, taken));
        }
        else
        {
            Execute(order, happening, taken);
        }
    }

    /// <summary>Refuses from now on what the mode says, and does what it asks for.</summary>
    public void Halt(WireHalt mode)
    {
        _state.SetHalt(mode);
        if (mode is WireHalt.CancelPending or WireHalt.Flatten)
        {
            Send(OrderReader.CancelAll("", Broker));
        }

        if (mode == WireHalt.Flatten)
        {
            Send(OrderReader.CloseAll("", Broker));
        }

        if (_changes.Count > 0)
        {
            var changes = TakeChanges();
            _state.Change(changes);
            Tell(changes, isReordered: false, isDoubled: false);
        }
    }

    /// <summary>Everything that is there, since a moment of the market; a moment it has not reached means its last day.</summary>
    public IEnumerable<Snapshot> Snapshots(string? request, Timestamp? since)
    {
        var dayAgo = Broker.Now == Timestamp.Min ? new Timestamp(0) : Broker.Now.Plus(-Timestamp.NanosPerDay);
        return _text.Snapshots(request, since is { } asked && asked < dayAgo ? asked : dayAgo);
    }

    private string? Refusal(Order order)
    {
        var now = _desk.Micros() + ServerAheadMicros;
        if (now - order.Ts > order.TtlMs * 1_000L)
        {
            return ErrorCode.TimeToLive;
        }

        if (_state.Halt != WireHalt.Off && OrderReader.Opens(order, Broker))
        {
            return ErrorCode.Halted;
        }

        if (order.Op != WireOperation.Flatten && Broker.Symbol(order.Sym) is null)
        {
            return ErrorCode.Symbol;
        }

        if (Lots.TryParse(order.Lots ?? "0", out var lots) && lots > Limits.MaxLots)
        {
            return ErrorCode.LimitLots;
        }

        while (_minute.TryPeek(out var oldest) && oldest <= now - 60_000_000)
        {
            _minute.Dequeue();
        }

        if (_minute.Count >= Limits.MaxOrdersPerMin)
        {
            return ErrorCode.LimitOrders;
        }

        _minute.Enqueue(now);
        return null;
    }

    private void Execute(Order order, IReadOnlyList<ScriptedEvent> happening, long takenMicros)
    {
        var liquidity = Find(happening, Mishap.Partial) is { } partial && Lots.TryParse(order.Lots ?? "0", out var lots) ? lots * partial.Fraction : (decimal?)null;
        var result = Scripted(order, happening) ?? Perform(order, liquidity);
        var changes = TakeChanges();
        _state.Finish(order.Cid, result, changes);
        if (Find(happening, Mishap.LoseAll) is not null)
        {
            return;
        }

        var answer = TradeText.Result(_state.Find(order.Cid)!, result, _desk.Micros() - takenMicros);
        var isReordered = Find(happening, Mishap.Reorder) is not null;
        if (!isReordered)
        {
            Answer(answer, happening);
        }

        Tell(changes, isReordered, Find(happening, Mishap.Duplicate) is not null);
        if (isReordered)
        {
            Answer(answer, happening);
        }

        if (changes.Count > 0)
        {
            _desk.Tell(_text.Account(IsBrokerLinked));
        }
    }

    private void Answer(OrderResult answer, IReadOnlyList<ScriptedEvent> happening)
    {
        if (Find(happening, Mishap.LoseAnswer) is not null)
        {
            return;
        }

        if (Find(happening, Mishap.LateAnswer) is { } late)
        {
            _desk.Later(late.Seconds, () => _desk.Tell(answer));
            return;
        }

        _desk.Tell(answer);
        if (Find(happening, Mishap.Duplicate) is not null)
        {
            _desk.Tell(answer);
        }
    }

    private TradeResult? Scripted(Order order, IReadOnlyList<ScriptedEvent> happening)
    {
        var quote = Broker.Quoted(order.Sym);
        return !IsBrokerLinked ? TradeResult.Refused(Retcode.Connection, quote.Bid, quote.Ask)
            : Find(happening, Mishap.Reject) is { } reject ? TradeResult.Refused(reject.Retcode, quote.Bid, quote.Ask)
            : Find(happening, Mishap.Requote) is not null ? TradeResult.Refused(Retcode.Requote, quote.Bid, quote.Ask)
            : null;
    }

    private TradeResult Perform(Order order, decimal? liquidity)
    {
        if (OrderReader.Read(order, Broker) is not { } requests)
        {
            return TradeResult.Refused(Retcode.Invalid);
        }

        var result = new TradeResult(Retcode.NoChanges, 0, 0, 0m, Price.None, Price.None, Price.None);
        foreach (var request in requests)
        {
            var answer = Broker.Send(request with { Liquidity = liquidity });
            result = answer with { Volume = answer.Volume + (requests.Count > 1 ? result.Volume : 0m) };
        }

        return result;
    }

    private void Send(IEnumerable<TradeRequest> requests)
    {
        foreach (var request in requests)
        {
            Broker.Send(request);
        }
    }

    private void Tell(IReadOnlyList<Transaction> changes, bool isReordered, bool isDoubled)
    {
        // The order of transactions is not promised: deals can come before the orders they come from.
        foreach (var change in isReordered ? changes.Reverse() : changes)
        {
            var message = _text.Change(change);
            _desk.Tell(message);
            if (isDoubled)
            {
                _desk.Tell(message);
            }
        }
    }

    private List<Transaction> TakeChanges()
    {
        var changes = _changes.ToList();
        _changes.Clear();
        return changes;
    }

    private void OnChange(Transaction change) => _changes.Add(change);

    private static ScriptedEvent? Find(IReadOnlyList<ScriptedEvent> happening, Mishap mishap)
    {
        foreach (var one in happening)
        {
            if (one.Mishap == mishap)
            {
                return one;
            }
        }

        return null;
    }
}
