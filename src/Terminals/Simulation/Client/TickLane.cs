using Arus.Terminals.Protocol;

namespace Arus.Terminals.Simulation.Client;

/// <summary>
/// Makes frames of ticks: history that was asked for first, then what is new, the symbol whose next tick is the oldest first. Not safe for threads: its
/// owner locks.
/// </summary>
internal sealed class TickLane(IReadOnlyList<TickLog> logs, MarketClock clock, double spanSeconds, Action<TickLog, long> acknowledged)
{
    private const long LastDayTolerance = 10 * 60_000;

    private readonly long _spanMs = spanSeconds > 0 ? (long)(spanSeconds * 1_000) : long.MaxValue;
    private readonly WireTick[] _ticks = new WireTick[T5B.TickBatchMax];
    private readonly byte[] _frame = new byte[TickFrame.BytesMax(T5B.TickBatchMax)];
    private readonly Queue<LinkMishap> _mishaps = new();
    private readonly List<BackfillJob> _jobs = [];
    private long _sentMicros;

    /// <summary>A frame of ticks, or the end of a backfill, which has a number too.</summary>
    public readonly record struct Batch(SentFrame? Frame, BackfillDone? Done);

    /// <summary>Ticks of one frame, as the server said.</summary>
    public int BatchMax { get; set; } = T5B.TickBatchMax;

    /// <summary>Whether every tick played so far is under way, of symbols that are wanted.</summary>
    public bool IsDrained => _jobs.Count == 0 && logs.All(log => log.IsWanted == false || log.Cursor >= log.Head);

    /// <summary>Ticks that wait.</summary>
    public long Waiting => logs.Sum(log => log.IsWanted == true ? log.Head - log.Cursor : 0);

    /// <summary>Whether no more ticks come; history that waits for them is then complete.</summary>
    public bool HasEnded { get; set; }

    public void Spoil(LinkMishap mishap) => _mishaps.Enqueue(mishap);

    public LinkMishap TakeMishap() => _mishaps.TryDequeue(out var mishap) ? mishap : LinkMishap.None;

    public void Acknowledge(TickLog log, long lastTick)
    {
        if (lastTick >= log.Oldest && lastTick < log.Head && !(log.TimeMs(lastTick) <= log.AcknowledgedMs))
        {
            log.AcknowledgedMs = log.TimeMs(lastTick);
            acknowledged(log, log.TimeMs(lastTick));
        }
    }

    /// <summary>What was asked for in another session is asked for again.</summary>
    public void Restart()
    {
        _jobs.Clear();
        foreach (var log in logs)
        {
            log.IsWanted = null;
        }
    }

    /// <summary>Takes a request of history.</summary>
    /// <param name="asked">What is asked for.</param>
    /// <param name="dayAgo">The present less a day, in milliseconds.</param>
    public BackfillDone? Ask(Backfill asked, long dayAgo)
    {
        if (asked.Kind != WireChannel.Tick)
        {
            return new() { Rid = asked.Rid, Count = 0, Complete = false, Err = "this terminal keeps ticks only" };
        }

        if (logs.FirstOrDefault(log => log.Symbol.Name == asked.Sym) is not { } found)
        {
            return new() { Rid = asked.Rid, Count = 0, Complete = false, Err = $"{ErrorCode.Symbol}: {asked.Sym} is not in the Market Watch" };
        }

        // A server asks from its newest tick on, and a market played again from its beginning goes on there. Without a tick it asks for the last day:
        // of a market that is played in another time that says nothing.
        var isKnown = asked.From >= found.AcknowledgedMs || Math.Abs(asked.From - dayAgo) > LastDayTolerance;
        if (isKnown && found.Find(asked.From) == found.Head)
        {
            found.SkipBeforeMs = clock.IsPaced ? 0 : asked.From;
        }

        _jobs.Add(new(asked, found, isKnown));
        return null;
    }

    /// <summary>The next frame, with this number; null when nothing is to be sent.</summary>
    public Batch? Next(ulong sequence)
    {
        foreach (var job in _jobs)
        {
            if (Answer(job, sequence) is { } answer)
            {
                return answer;
            }
        }

        TickLog? oldest = null;
        foreach (var log in logs)
        {
            if (log.IsWanted == true && log.Cursor < log.Head && !IsAsked(log) && (oldest is null || log.TimeMs(log.Cursor) < oldest.TimeMs(oldest.Cursor)))
            {
                oldest = log;
            }
        }

        if (oldest is null)
        {
            return null;
        }

        var frame = Write(oldest, oldest.Cursor, oldest.Head, _spanMs, isBackfill: false, sequence);
        oldest.Cursor += frame.Ticks;
        return new(frame, null);
    }

    private bool IsAsked(TickLog log)
    {
        foreach (var job in _jobs)
        {
            if (job.Log == log)
            {
                return true;
            }
        }

        return false;
    }

    private Batch? Answer(BackfillJob job, ulong sequence)
    {
        var log = job.Log;
        if (job.IsKnown && log.SkipBeforeMs > 0 && log.NewestMs <= log.SkipBeforeMs && !HasEnded)
        {
            return null;
        }

        job.Begin();
        var left = job.Asked.Max > 0 ? job.Asked.Max - job.Count : long.MaxValue;
        if (job.At < job.End && left > 0)
        {
            var frame = Write(log, job.At, Math.Min(job.End, job.At + left), long.MaxValue, isBackfill: true, sequence);
            job.Sent(frame.Ticks);
            return new(frame, null);
        }

        _jobs.Remove(job);
        job.Finish();
        return new(null, new() { Rid = job.Asked.Rid, Count = job.Count, Complete = job.At >= job.End });
    }

    private SentFrame Write(TickLog log, long from, long to, long spanMs, bool isBackfill, ulong sequence)
    {
        var count = log.Copy(from, to, spanMs, _ticks.AsSpan(0, Math.Min(BatchMax, _ticks.Length)));
        _sentMicros = Math.Max(_sentMicros, clock.SentMicros(_ticks[count - 1].TimeMs));
        var length = TickFrame.Write(_frame, sequence, clock.JumpNanos == 0 ? _sentMicros : clock.SentMicros(_ticks[count - 1].TimeMs), log.Symbol.Id, log.Symbol.Digits, isBackfill, _ticks.AsSpan(0, count));
        return new(sequence, _frame.AsSpan(0, length).ToArray(), null, log, from, count);
    }

    /// <summary>A request of history that is being answered.</summary>
    private sealed class BackfillJob(Backfill asked, TickLog log, bool isKnown)
    {
        private bool _hasBegun;
        private long _from;

        public Backfill Asked => asked;

        public TickLog Log => log;

        /// <summary>Whether the server surely has everything before.</summary>
        public bool IsKnown => isKnown;

        public long At { get; private set; }

        public long End { get; private set; }

        public long Count { get; private set; }

        public void Begin()
        {
            if (!_hasBegun)
            {
                _hasBegun = true;
                At = _from = log.Find(asked.From);
                End = asked.To > 0 ? Math.Max(At, log.Find(asked.To)) : log.Head;
            }

            At = Math.Max(At, log.Oldest);
        }

        public void Sent(int ticks) => (At, Count) = (At + ticks, Count + ticks);

        /// <summary>What was sent as history is not sent again as new, and what the server surely has neither.</summary>
        public void Finish()
        {
            if (_from <= log.Cursor || isKnown)
            {
                log.Cursor = Math.Max(log.Cursor, At);
            }
        }
    }
}
