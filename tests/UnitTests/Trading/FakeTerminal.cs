using Arus.Contracts.Trading;

namespace Arus.UnitTests.Trading;

/// <summary>
/// A broker with a terminal in front of it that does everything wrong a real one can, from a seed: reports come late, twice, in any order or never;
/// the link is cut; the terminal forgets. What the broker has is always right: that is what the account must arrive at.
/// </summary>
internal sealed class FakeTerminal(int seed, PositionMode mode, FakeTerminal.Faults faults) : IVenueOutbox
{
    private readonly Random _random = new(seed);
    private readonly List<(VenueRequest Request, string Id, int DueAt)> _incoming = [];
    private readonly List<(VenueReport Report, int DueAt, int Number)> _outgoing = [];
    private readonly Dictionary<string, VenueOutcome> _outcomes = [];
    private readonly HashSet<string> _seen = [];
    private readonly List<Held> _pending = [];
    private long _ticket = 1_000;
    private int _round;
    private int _reports;
    private bool _isCut;

    public Dictionary<long, Held> Positions { get; } = [];

    public List<VenueDeal> Deals { get; } = [];

    public Dictionary<string, int> Sent { get; } = [];

    public HashSet<long> CaredFor { get; } = [];

    public Dictionary<string, int> Executed { get; } = [];

    public decimal Balance { get; private set; } = 100_000m;

    public Price Bid { get; set; }

    public Price Ask { get; set; }

    public Timestamp Now { get; set; }

    public bool IsFaultless { get; set; }

    public sealed record Faults(int Late = 0, int Twice = 0, int Lost = 0, int Cut = 0, int Refuse = 0, int Partial = 0, int Stranger = 0, int Bare = 0);

    /// <summary>A position or a pending order at the broker.</summary>
    public sealed class Held
    {
        public required long Id { get; init; }

        public required Side Side { get; set; }

        public required Quantity Quantity { get; set; }

        public required decimal Cost { get; set; }

        public required string ClientId { get; init; }

        public Price StopLoss { get; set; }

        public Price Limit { get; init; }

        public decimal Price => Cost / Quantity.ToDecimal();
    }

    public void Send(in VenueRequest request, string clientId)
    {
        Sent[clientId] = Sent.GetValueOrDefault(clientId) + 1;
        CaredFor.Add(request.Position);
        if (_isCut || Happens(faults.Lost))
        {
            return;
        }

        _incoming.Add((request, clientId, _round + Delay()));
    }

    /// <summary>The broker's next moment: what has arrived is dealt with, and what is due is said.</summary>
    public void Step(Action<VenueReport> say)
    {
        _round++;
        if (!IsFaultless && Happens(faults.Cut))
        {
            _isCut = !_isCut;
            say(new VenueLink(_isCut ? LinkState.Lost : LinkState.Connected));
            if (_isCut)
            {
                _outgoing.Clear();
            }
        }

        if (IsFaultless && _isCut)
        {
            _isCut = false;
            say(new VenueLink(LinkState.Connected));
        }

        foreach (var (request, id, _) in Take(_incoming, one => one.DueAt))
        {
            Execute(in request, id);
        }

        Market();
        if (_round % 7 == 0)
        {
            Report(AccountNow());
        }

        foreach (var (report, _, _) in Take(_outgoing, one => one.DueAt))
        {
            say(report);
        }
    }

    public VenueAccount AccountNow() => new(7, "Demo", "USD", false, mode, Balance, Balance, 0m, true);

    public VenueSnapshot SnapshotNow(string request) => new(
        [.. Positions.Values.Select(Shown)], [.. _pending.Select(one => Shown(one, OrderState.Working))], [.. Deals], new(0), [.. _outcomes.Values], request);

    private List<T> Take<T>(List<T> queue, Func<T, int> dueAt)
    {
        var due = queue.Where(one => dueAt(one) <= _round).ToList();
        queue.RemoveAll(one => dueAt(one) <= _round);
        if (!IsFaultless && faults.Late > 0)
        {
            due = [.. due.OrderBy(_ => _random.Next())];
        }

        return due;
    }

    private bool Happens(int percent) => !IsFaultless && _random.Next(100) < percent;

    private int Delay() => IsFaultless || faults.Late == 0 ? 0 : _random.Next(faults.Late);

    private void Report(VenueReport report)
    {
        if (_isCut || Happens(faults.Lost))
        {
            return;
        }

        for (var times = Happens(faults.Twice) ? 2 : 1; times > 0; times--)
        {
            _outgoing.Add((report, _round + Delay(), _reports++));
        }
    }

    private void Execute(in VenueRequest request, string id)
    {
        if (request.Kind == VenueRequestKind.Snapshot)
        {
            Report(SnapshotNow(id));
            return;
        }

        if (!_seen.Add(id))
        {
            Report(new VenueAcknowledged(id, VenueAcknowledgement.Duplicate, ""));
            return;
        }

        Executed[id] = Executed.GetValueOrDefault(id) + 1;
        Report(new VenueAcknowledged(id, VenueAcknowledgement.Accepted, ""));
        if (Happens(faults.Refuse))
        {
            int[] codes = [10004, 10006, 10016, 10018, 10021, 10024];
            Answer(id, codes[_random.Next(codes.Length)]);
            return;
        }

        switch (request.Kind)
        {
            case VenueRequestKind.Deal:
                Deal(in request, id);
                break;
            case VenueRequestKind.Pending:
                var placed = new Held
                {
                    Id = ++_ticket,
                    Side = request.Side,
                    Quantity = request.Quantity,
                    Cost = 0m,
                    ClientId = id,
                    StopLoss = request.StopLoss,
                    Limit = request.LimitPrice,
                };
                _pending.Add(placed);
                Answer(id, 10009, request.Quantity, placed.Id);
                Report(Shown(placed, OrderState.Working));
                break;
            case VenueRequestKind.Cancel:
                Cancel(request.Ticket, id);
                break;
            default:
                Protect(in request, id);
                break;
        }
    }

    private void Answer(string id, int code, Quantity quantity = default, long ticket = 0)
    {
        var outcome = new VenueOutcome(id, code, "", ticket, 0, quantity, Price.None, Bid, Ask);
        _outcomes[id] = outcome;
        Report(outcome);
    }

    private void Deal(in VenueRequest request, string id)
    {
        var quantity = request.Quantity;
        var position = request.Position != 0 ? Positions.GetValueOrDefault(request.Position) : null;
        if (request.Position != 0 && position is null)
        {
            Answer(id, 10036);
            return;
        }

        if (position is not null && quantity > position.Quantity)
        {
            Answer(id, 10038);
            return;
        }

        var isPartial = quantity.Micros > 2_000_000_000 && Happens(faults.Partial);
        quantity = isPartial ? new(quantity.Micros / 2 / 1_000_000_000 * 1_000_000_000) : quantity;
        var ticket = ++_ticket;
        var first = quantity.Micros > 4_000_000_000 && Happens(faults.Partial) ? Quantity.From(1_000m) : quantity;
        var opened = position is null && mode == PositionMode.Hedging ? ticket : request.Position;
        Fill(request.Side, first, opened, id, ticket, request.StopLoss, FillCause.Order);
        if (first != quantity)
        {
            Fill(request.Side, quantity - first, opened, id, ticket, request.StopLoss, FillCause.Order);
        }

        Answer(id, isPartial ? 10010 : 10009, quantity, ticket);
    }

    private void Cancel(long ticket, string id)
    {
        if (_pending.Find(one => one.Id == ticket) is not { } found)
        {
            Answer(id, 10013);
            return;
        }

        _pending.Remove(found);
        Report(Shown(found, OrderState.Cancelled));
        Answer(id, 10009);
    }

    private void Protect(in VenueRequest request, string id)
    {
        if (!Positions.TryGetValue(request.Position, out var position))
        {
            Answer(id, 10036);
            return;
        }

        position.StopLoss = request.StopLoss;
        Report(Shown(position));
        Answer(id, 10009);
    }

    /// <summary>What happens by itself: stops, pending orders, and somebody at the terminal.</summary>
    private void Market()
    {
        foreach (var position in Positions.Values.ToArray())
        {
            var closing = position.Side == Side.Buy ? Bid : Ask;
            if (position.StopLoss.IsSome && (closing.Nanos - position.StopLoss.Nanos) * (int)position.Side <= 0)
            {
                Fill(Opposite(position.Side), position.Quantity, position.Id, position.ClientId, ++_ticket, Price.None, FillCause.StopLoss);
            }
        }

        foreach (var order in _pending.ToArray())
        {
            var meeting = order.Side == Side.Buy ? Ask : Bid;
            if ((meeting.Nanos - order.Limit.Nanos) * (int)order.Side <= 0)
            {
                _pending.Remove(order);
                Fill(order.Side, order.Quantity, mode == PositionMode.Hedging ? order.Id : 0, order.ClientId, order.Id, order.StopLoss, FillCause.Order);
                Report(Shown(order, OrderState.Filled));
            }
        }

        if (Happens(faults.Stranger))
        {
            var side = _random.Next(2) == 0 ? Side.Buy : Side.Sell;
            var ticket = ++_ticket;
            var mine = Positions.Values.FirstOrDefault(one => one.Side != side);
            var stop = Happens(faults.Bare) ? Price.None : Price.From(side == Side.Buy ? 1.05m : 1.15m);
            if (mode == PositionMode.Hedging && mine is not null && _random.Next(2) == 0)
            {
                Fill(side, mine.Quantity, mine.Id, "", ticket, Price.None, FillCause.Order);
            }
            else
            {
                Fill(side, Quantity.From(3_000m), mode == PositionMode.Hedging ? ticket : 0, "", ticket, stop, FillCause.Order);
            }
        }

        if (Positions.Count > 0 && Happens(faults.Bare))
        {
            var bared = Positions.Values.ElementAt(_random.Next(Positions.Count));
            bared.StopLoss = Price.None;
            Report(Shown(bared));
        }
    }

    private void Fill(Side side, Quantity quantity, long positionId, string id, long ticket, Price stop, FillCause cause)
    {
        var position = Positions.GetValueOrDefault(positionId) ?? (mode == PositionMode.Netting ? Positions.Values.FirstOrDefault() : null);
        var price = (side == Side.Buy ? Ask : Bid).ToDecimal();
        var (entry, profit) = (DealEntry.In, 0m);
        if (position is null)
        {
            position = new()
            {
                Id = positionId != 0 ? positionId : ticket,
                Side = side,
                Quantity = quantity,
                Cost = price * quantity.ToDecimal(),
                ClientId = id,
                StopLoss = stop,
            };
            Positions.Add(position.Id, position);
        }
        else if (position.Side == side)
        {
            position.Quantity += quantity;
            position.Cost += price * quantity.ToDecimal();
            position.StopLoss = stop.IsSome ? stop : position.StopLoss;
        }
        else
        {
            var closed = Quantity.Min(quantity, position.Quantity);
            profit = decimal.Round((int)position.Side * closed.ToDecimal() * (price - position.Price), 2);
            position.Cost -= position.Price * closed.ToDecimal();
            entry = quantity > position.Quantity ? DealEntry.Reversal : DealEntry.Out;
            if (entry == DealEntry.Reversal)
            {
                (position.Side, position.Quantity, position.StopLoss) = (side, quantity - closed, stop);
                position.Cost = price * position.Quantity.ToDecimal();
            }
            else
            {
                position.Quantity -= closed;
            }
        }

        var commission = 0.03m * quantity.ToDecimal() / 1_000m;
        Balance += profit - commission;
        var deal = new VenueDeal(
            ++_ticket, ticket, position.Id, Desk.EurUsd.Id, side, entry, quantity, Price.From(price), commission, 0m, profit, cause, Now, id);
        Deals.Add(deal);
        Report(deal);
        Report(Shown(position));
        if (position.Quantity.IsZero)
        {
            Positions.Remove(position.Id);
        }
    }

    private static Side Opposite(Side side) => side == Side.Buy ? Side.Sell : Side.Buy;

    private VenuePositionChanged Shown(Held one) => new(
        one.Id, Desk.EurUsd.Id, one.Side, one.Quantity, one.Quantity.IsZero ? Price.None : Price.From(decimal.Round(one.Price, 9)), one.StopLoss,
        Price.None, 0m, Now, one.ClientId);

    private static VenueOrderChanged Shown(Held one, OrderState state) => new(
        one.Id, Desk.EurUsd.Id, one.Side, OrderKind.Limit, state, one.Quantity, one.Limit, Price.None, one.StopLoss, Price.None, one.ClientId);
}
