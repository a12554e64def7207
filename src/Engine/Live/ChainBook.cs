using System.Numerics;
using Arus.Contracts.Live;
using Arus.Contracts.Trading;
using Arus.Engine.Receipts;

namespace Arus.Engine.Live;

/// <summary>The hops of an order's way, in their order.</summary>
internal enum Hop
{
    Journal,
    Market,
    Features,
    Decision,
    Risk,
    Venue,
}

/// <summary>How long each hop of each order took, in this process.</summary>
internal sealed class ChainBook(HopClock clock, TimeProvider time)
{
    private const int Kept = 10_000;
    private const int Hops = 6;

    private static readonly string[] Names = ["journal", "market", "features", "decision", "risk", "venue"];

    private readonly NumberedRing<LiveChain> _chains = new(Kept, chain => chain.Order.Value);
    private readonly NanoHistogram[] _histograms = [.. Enumerable.Range(0, Hops + 1).Select(_ => new NanoHistogram())];
    private readonly long[] _marks = new long[Hops];
    private readonly double _nanosPerTick = 1e9 / time.TimestampFrequency;
    private readonly List<(OrderIntent Intent, long Judged)> _open = [];
    private long _arrived;

    /// <summary>Whether times are taken: not while a journal is read again.</summary>
    public bool IsRunning { get; set; }

    /// <summary>An input that arrived then is dealt with now.</summary>
    public void Start(long arrived)
    {
        _arrived = arrived;
        clock.Start(arrived);
        Mark(Hop.Journal);
    }

    public void Mark(Hop hop)
    {
        if (IsRunning)
        {
            _marks[(int)hop] = time.GetTimestamp();
        }
    }

    public void OnVerdict(in OrderIntent intent, bool isApproved)
    {
        if (IsRunning && isApproved && intent.DecisionNumber > 0)
        {
            _open.Add((intent, time.GetTimestamp()));
        }
    }

    /// <summary>On paper the venue has the order once the tick is dealt with.</summary>
    public void OnTickDone()
    {
        if (_open.Count > 0 && !WaitsForVenue)
        {
            OnHandedOver();
        }
    }

    /// <summary>Whether an order is only handed over once it was sent.</summary>
    public bool WaitsForVenue { get; set; }

    /// <summary>What was decided on has been handed to the venue.</summary>
    public void OnHandedOver()
    {
        var now = time.GetTimestamp();
        foreach (var (intent, judged) in _open)
        {
            _marks[(int)Hop.Risk] = judged;
            _marks[(int)Hop.Venue] = now;
            var before = _arrived;
            var hops = new LiveHop[Hops];
            for (var i = 0; i < Hops; i++)
            {
                var nanos = Math.Max(0, (long)((_marks[i] - before) * _nanosPerTick));
                hops[i] = new LiveHop(Names[i], nanos);
                _histograms[i].Add(nanos);
                before = Math.Max(before, _marks[i]);
            }

            var total = (long)((now - _arrived) * _nanosPerTick);
            _histograms[Hops].Add(total);
            _chains.Put(new LiveChain(intent.Order, intent.DecisionNumber, intent.CreatedAt, intent.Instrument, total, hops));
        }

        _open.Clear();
    }

    public LiveChain? Find(OrderId order) => _chains.Find(order.Value);

    public Page<LiveChain> Page(PageRequest page, bool slowestFirst)
    {
        if (!slowestFirst)
        {
            return _chains.Page(page);
        }

        var all = new List<LiveChain>();
        for (var at = _chains.Newest; at > Math.Max(0, _chains.Newest - Kept); at--)
        {
            if (_chains.Find(at) is { } chain)
            {
                all.Add(chain);
            }
        }

        var skipped = int.TryParse(page.After, out var after) ? Math.Max(0, after) : 0;
        var limit = Math.Clamp(page.Limit, 1, 1_000);
        LiveChain[] items = [.. all.OrderByDescending(chain => chain.TotalNanos).Skip(skipped).Take(limit)];
        var next = skipped + items.Length;
        return new Page<LiveChain>(items, next < all.Count ? next.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    public IReadOnlyList<HopPercentiles> Percentiles => [.. _histograms.Select((histogram, i) => histogram.Tell(i < Hops ? Names[i] : "total"))];

    /// <summary>Counts durations in buckets of a sixteenth of their size.</summary>
    private sealed class NanoHistogram
    {
        private const int Fraction = 16;
        private readonly long[] _counts = new long[64 * Fraction];
        private long _count;
        private long _max;

        public void Add(long nanos)
        {
            Volatile.Write(ref _counts[Bucket(nanos)], _counts[Bucket(nanos)] + 1);
            Volatile.Write(ref _max, Math.Max(_max, nanos));
            Volatile.Write(ref _count, _count + 1);
        }

        public HopPercentiles Tell(string name) => new(name, Volatile.Read(ref _count), At(0.5), At(0.95), At(0.99), Volatile.Read(ref _max));

        private static int Bucket(long nanos)
        {
            if (nanos < Fraction)
            {
                return (int)Math.Max(0, nanos);
            }

            var power = BitOperations.Log2((ulong)nanos);
            return ((power - 3) * Fraction) + (int)((nanos >> (power - 4)) & (Fraction - 1));
        }

        private static long UpperEdge(int bucket)
        {
            if (bucket < Fraction)
            {
                return bucket;
            }

            var power = (bucket / Fraction) + 3;
            return ((Fraction + (bucket % Fraction) + 1L) << (power - 4)) - 1;
        }

        private long At(double share)
        {
            var wanted = (long)Math.Ceiling(Volatile.Read(ref _count) * share);
            var seen = 0L;
            for (var i = 0; i < _counts.Length && wanted > 0; i++)
            {
                seen += Volatile.Read(ref _counts[i]);
                if (seen >= wanted)
                {
                    return Math.Min(UpperEdge(i), Volatile.Read(ref _max));
                }
            }

            return 0;
        }
    }
}
