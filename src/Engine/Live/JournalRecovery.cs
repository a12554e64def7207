using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Engine.Journal;
using Arus.Foundation.Journal;
using Arus.Foundation.Persistence;

namespace Arus.Engine.Live;

/// <summary>
/// Reads the journal and makes of it the session as it was, with every source where it stood; or begins a new one, where the last has ended or was begun with
/// other options.
/// </summary>
internal sealed class JournalRecovery(
    IDisk disk, string dataDirectory, JournalWriter journal, SessionComposer composer, SourceTable sources, Func<string, string?> ledgerPath, ObserverHub hub,
    TimeProvider time) : IDisposable
{
    private readonly string _folder = DataDirectory.Journal(dataDirectory);
    private readonly Tick[] _ticks = new Tick[TickRecord.TicksMax];
    private readonly Dictionary<long, (VenueRequest Request, string ClientId)> _unsent = [];
    private (SourceId Source, string Session) _known;
    private SessionBegin? _begin;
    private RunningSession? _session;
    private AccountStand? _stand;
    private bool _hasState;
    private bool _hasEnded;
    private Timestamp _lastReceived = Timestamp.Min;

    /// <summary>Requests the session made and never sent.</summary>
    public IReadOnlyList<(long Number, VenueRequest Request, string ClientId)> Unsent =>
        [.. _unsent.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value.Request, pair.Value.ClientId))];

    /// <summary>When the last thing was received before; the earliest moment for nothing.</summary>
    public Timestamp LastReceived => _lastReceived;

    /// <summary>Reads it all.</summary>
    /// <exception cref="InvalidInputException">The options are wrong, or the journal is damaged.</exception>
    public RunningSession Recover(LiveOptions options, Timestamp now, CancellationToken cancel)
    {
        var parts = composer.Compose(options, dataDirectory, pins: null);
        using (var reader = new JournalReader(disk, _folder, JournalPointer.Read(disk, _folder, JournalPointer.Session)))
        {
            while (reader.TryRead(out var record))
            {
                Take(in record, parts);
                cancel.ThrowIfCancellationRequested();
            }
        }

        if (_session is not null && !_hasEnded)
        {
            var recovered = _session;
            _session = null;
            return recovered;
        }

        return BeginNew(parts, now);
    }

    /// <summary>Lets go of a session that was read and not handed on.</summary>
    public void Dispose() => _session?.Dispose();

    private void Take(in JournalRecord record, SessionParts parts)
    {
        switch ((RecordKind)record.Kind)
        {
            case RecordKind.Begin:
                _begin = JournalJson.Read<SessionBegin>(record.Payload);
                _session?.Dispose();
                (_session, _hasState, _hasEnded) = (null, false, false);
                _unsent.Clear();
                return;
            case RecordKind.State:
                TakeState(JournalJson.Read<SessionState>(record.Payload), parts);
                return;
            case RecordKind.Sent:
                _unsent.Remove(SentRecord.Read(record.Payload).Number);
                return;
            case RecordKind.End:
                _hasEnded = true;
                return;
            case RecordKind.Ticks:
                var (source, count) = TickRecord.Read(record.Payload, _known, _ticks, out var batch);
                _known = (source, batch.Position.Session);
                _lastReceived = batch.ReceivedAt;
                sources.DeskOf(source).OnRecorded(batch.Position, batch.Instrument, _ticks.AsSpan(0, count));
                break;
            case RecordKind.Report:
                var report = JournalJson.Read<ReportRecord>(record.Payload);
                if (report.Position.Session.Length > 0)
                {
                    sources.DeskOf(report.Source).OnRecorded(report.Position, default, []);
                }

                break;
        }

        if (_session is { } session)
        {
            session.Apply(in record, time.GetTimestamp());
            while (session.TryTakeRequest(out var number, out var request, out var clientId))
            {
                _unsent[number] = (request, clientId);
            }
        }
    }

    private void TakeState(SessionState state, SessionParts parts)
    {
        _stand = state.Account ?? _stand;
        if (_hasState || _begin is not { } begin)
        {
            return;
        }

        _hasState = true;
        foreach (var stand in state.Sources)
        {
            sources.DeskOf(stand.Source).Restore(stand);
        }

        if (begin.Pins is not null && JournalJson.Text(begin.Options) == JournalJson.Text(parts.Options))
        {
            // The data directory may have moved on; the session goes on with what it began with.
            parts = composer.Compose(begin.Options, dataDirectory, begin.Pins);
        }

        // A session begun with other options cannot be gone on with; what it held at its last checkpoint can.
        if (begin.Header == parts.Header)
        {
            _session = new RunningSession(composer, parts, begin, state, ledgerPath(begin.Session), hub, time);
        }
    }

    private RunningSession BeginNew(SessionParts parts, Timestamp now)
    {
        var carries = parts.Options.Venue == VenueKind.Paper && _stand?.Cash.Currency == parts.Options.Cash.Currency;
        var begin = new SessionBegin(ClientIds.Session(parts.Header, now), now, parts.Header, parts.Options, parts.Pins.Count > 0 ? parts.Pins : null);
        var state = new SessionState(sources.Stand(), carries ? _stand : null);
        journal.BeginBatch(now);
        if (_begin is not null && !_hasEnded)
        {
            journal.Append((byte)RecordKind.End, []);
        }

        var number = journal.Append((byte)RecordKind.Begin, JournalJson.Write(begin));
        journal.Append((byte)RecordKind.State, JournalJson.Write(state));
        journal.Commit(toMedium: true);
        JournalPointer.Write(disk, _folder, JournalPointer.Session, number);
        _unsent.Clear();
        return new RunningSession(composer, parts, begin, state, ledgerPath(begin.Session), hub, time);
    }
}
