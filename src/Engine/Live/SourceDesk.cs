using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Engine.Journal;

namespace Arus.Engine.Live;

/// <summary>How far a source has come in the journal. The loop writes, anybody reads.</summary>
internal sealed class SourceDesk(SourceId source)
{
    private readonly ConcurrentDictionary<InstrumentId, StrongBox<long>> _newest = new();
    private readonly Latest<FeedPosition> _position = new(new FeedPosition("", 0));

    public SourceId Source => source;

    public FeedPosition Position => _position.Get();

    public Timestamp? NewestTick(InstrumentId instrument) =>
        _newest.TryGetValue(instrument, out var nanos) ? new Timestamp(Volatile.Read(ref nanos.Value)) : null;

    /// <summary>Whether this was written down before: a frame that came twice.</summary>
    public bool Knows(in FeedPosition position)
    {
        var last = _position.Get();
        return position.Session.Length > 0 && position.Sequence > 0 && last.Session == position.Session && position.Sequence <= last.Sequence;
    }

    public void OnRecorded(in FeedPosition position, InstrumentId instrument, ReadOnlySpan<Tick> ticks)
    {
        _position.Set(in position);
        if (ticks.IsEmpty)
        {
            return;
        }

        if (!_newest.TryGetValue(instrument, out var nanos))
        {
            nanos = _newest[instrument] = new StrongBox<long>(long.MinValue);
        }

        foreach (ref readonly var tick in ticks)
        {
            Volatile.Write(ref nanos.Value, Math.Max(nanos.Value, tick.VenueTime.Nanos));
        }
    }

    public SourceStand Stand() => new(source, Position.Session, Position.Sequence, _newest.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.Value));

    public void Restore(SourceStand stand)
    {
        _position.Set(new FeedPosition(stand.Session, stand.Sequence));
        foreach (var (symbol, nanos) in stand.Newest)
        {
            _newest[InstrumentId.Of(symbol)] = new StrongBox<long>(nanos);
        }
    }
}
