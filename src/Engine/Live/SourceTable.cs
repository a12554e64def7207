using System.Collections.Concurrent;
using System.Collections.Immutable;
using Arus.Contracts.Live;
using Arus.Engine.Journal;

namespace Arus.Engine.Live;

/// <summary>The sources there are, and the open inlets of those that are connected.</summary>
internal sealed class SourceTable(TimeProvider time) : ILiveInbox, IDisposable
{
    private readonly ConcurrentDictionary<SourceId, SourceDesk> _desks = new();
    private readonly ManualResetEventSlim _isKnown = new(false);
    private ImmutableArray<FeedInlet> _inlets = [];

    /// <summary>Wakes the loop.</summary>
    public LoopSignal Signal { get; } = new();

    public ImmutableArray<FeedInlet> Inlets => _inlets;

    /// <summary>Opens an inlet, once the journal was read and it is known how far the source has come. A newer inlet takes the place of an older one.</summary>
    public IFeedInlet Open(SourceId source, IFeedReceipts receipts)
    {
        _isKnown.Wait();
        var inlet = new FeedInlet(DeskOf(source), receipts, Signal.Set, time);
        ImmutableInterlocked.Update(ref _inlets, (all, added) =>
        {
            foreach (var older in all.Where(older => older.Desk.Source == added.Desk.Source))
            {
                older.Dispose();
            }

            return [.. all.Where(other => !other.IsClosed), added];
        }, inlet);
        return inlet;
    }

    public SourceDesk DeskOf(SourceId source) => _desks.GetOrAdd(source, id => new SourceDesk(id));

    public IReadOnlyList<SourceStand> Stand() => [.. _desks.Values.OrderBy(desk => desk.Source.Value, StringComparer.Ordinal).Select(desk => desk.Stand())];

    /// <summary>The journal was read: inlets may be opened.</summary>
    public void SetKnown() => _isKnown.Set();

    public void Dispose()
    {
        _isKnown.Dispose();
        Signal.Dispose();
    }
}

/// <summary>Wakes one thread that has nothing to do; setting it costs a system call only then.</summary>
internal sealed class LoopSignal : IDisposable
{
    private readonly AutoResetEvent _event = new(false);
    private int _isIdle;

    public void Set()
    {
        if (Interlocked.Exchange(ref _isIdle, 0) == 1)
        {
            _event.Set();
        }
    }

    /// <summary>Waits until set, or so long, unless there is work after all.</summary>
    public void Wait(Func<bool> hasWork, int milliseconds)
    {
        Interlocked.Exchange(ref _isIdle, 1);
        if (!hasWork())
        {
            _event.WaitOne(milliseconds);
        }

        Interlocked.Exchange(ref _isIdle, 0);
    }

    public void Dispose() => _event.Dispose();
}
