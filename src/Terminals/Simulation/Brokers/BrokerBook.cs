using System.Diagnostics.CodeAnalysis;

namespace Arus.Terminals.Simulation.Brokers;

/// <summary>What a trade server knows: the sum of its transactions, so that it can be written down as them and read back.</summary>
internal sealed class BrokerBook(decimal deposit)
{
    /// <summary>Deals and ended tickets that are remembered.</summary>
    public const int HistoryMax = 10_000;

    private readonly SortedDictionary<long, BrokerPosition> _positions = [];
    private readonly SortedDictionary<long, BrokerOrder> _orders = [];
    private readonly Queue<BrokerDeal> _deals = new();
    private readonly EndedTickets _closed = new();
    private readonly EndedTickets _ended = new();

    public decimal Balance { get; private set; } = deposit;

    /// <summary>Deals ever made.</summary>
    public long DealCount { get; private set; }

    public long LastTicket { get; private set; } = 1_000_000;

    public long LastDeal { get; private set; } = 2_000_000;

    /// <summary>Open positions, the oldest first.</summary>
    public IReadOnlyCollection<BrokerPosition> Positions => _positions.Values;

    /// <summary>Orders that rest, the oldest first.</summary>
    public IReadOnlyCollection<BrokerOrder> Orders => _orders.Values;

    /// <summary>The last deals, the oldest first.</summary>
    public IReadOnlyCollection<BrokerDeal> Deals => _deals;

    public bool IsEmpty => _positions.Count == 0 && _orders.Count == 0;

    public bool TryPosition(long id, [NotNullWhen(true)] out BrokerPosition? position) => _positions.TryGetValue(id, out position);

    public bool TryOrder(long ticket, [NotNullWhen(true)] out BrokerOrder? order) => _orders.TryGetValue(ticket, out order);

    public bool WasClosed(long position) => _closed.Contains(position);

    public bool HasEnded(long ticket) => _ended.Contains(ticket);

    public void Apply(Transaction change)
    {
        if (change.Deal is { } deal)
        {
            Balance += deal.Profit + deal.Swap + deal.Commission;
            (LastDeal, LastTicket) = (Math.Max(LastDeal, deal.Ticket), Math.Max(LastTicket, deal.Order));
            DealCount++;
            _deals.Enqueue(deal);
            if (_deals.Count > HistoryMax)
            {
                _deals.Dequeue();
            }
        }

        if (change.Position is { } position)
        {
            Put(_positions, _closed, position.Id, position, position.Volume > 0m);
        }

        if (change.Order is { } order)
        {
            LastTicket = Math.Max(LastTicket, order.Ticket);
            Put(_orders, _ended, order.Ticket, order, order.IsOpen);
        }
    }

    private static void Put<T>(SortedDictionary<long, T> open, EndedTickets ended, long key, T value, bool isOpen)
    {
        if (isOpen)
        {
            open[key] = value;
        }
        else
        {
            open.Remove(key);
            ended.Add(key);
        }
    }

    /// <summary>Tickets that are no more, the newest of them.</summary>
    private sealed class EndedTickets
    {
        private readonly Queue<long> _order = new();
        private readonly HashSet<long> _tickets = [];

        public bool Contains(long ticket) => _tickets.Contains(ticket);

        public void Add(long ticket)
        {
            if (_tickets.Add(ticket))
            {
                _order.Enqueue(ticket);
            }

            if (_order.Count > HistoryMax)
            {
                _tickets.Remove(_order.Dequeue());
            }
        }
    }
}
