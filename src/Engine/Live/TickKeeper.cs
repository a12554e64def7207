using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Engine.Journal;
using Arus.Foundation.Journal;
using Arus.Foundation.Persistence;

namespace Arus.Engine.Live;

/// <summary>
/// Follows the journal and puts its ticks into the store, behind the engine's back: it reads what is on the medium, judges it as the engine does, and after a
/// restart goes on where the store says it is. A store that fails loses nothing; it is caught up with later.
/// </summary>
internal sealed class TickKeeper : IDisposable
{
    private readonly IDisk _disk;
    private readonly string _folder;
    private readonly JournalWriter _journal;
    private readonly ILiveMarket _market;
    private readonly ILiveRecorder _recorder;
    private readonly JournalReader _reader;
    private readonly Tick[] _ticks = new Tick[TickRecord.TicksMax];
    private readonly Tick[] _accepted = new Tick[TickRecord.TicksMax];
    private readonly Dictionary<SourceId, SourceIntake> _intakes = [];
    private readonly Dictionary<(SourceId, InstrumentId), long> _stored = [];
    private (SourceId Source, string Session) _known;
    private LiveOptions? _options;

    public TickKeeper(IDisk disk, string folder, JournalWriter journal, ILiveMarket market, ILiveRecorder recorder)
    {
        (_disk, _folder, _journal, _market, _recorder) = (disk, folder, journal, market, recorder);
        _reader = new JournalReader(disk, folder, JournalPointer.Read(disk, folder, JournalPointer.Stored));
    }

    /// <summary>Stores what has come since; what the journal could still lose waits, so that the store never knows more than it.</summary>
    public void Step()
    {
        _journal.Flush();
        var last = _journal.Flushed;
        while (_reader.Next <= last && _reader.TryRead(out var record))
        {
            Take(in record);
        }

        _recorder.FlushDue();
    }

    public void Dispose()
    {
        _reader.Dispose();
        _recorder.Dispose();
    }

    private void Take(in JournalRecord record)
    {
        switch ((RecordKind)record.Kind)
        {
            case RecordKind.Begin:
                _options = JournalJson.Read<SessionBegin>(record.Payload).Options;
                _intakes.Clear();
                _recorder.Flush();
                JournalPointer.Write(_disk, _folder, JournalPointer.Stored, record.Number);
                return;
            case RecordKind.Clock:
                TakeClock(ClockMark.Read(record.Payload));
                return;
            case RecordKind.Ticks:
                TakeTicks(in record);
                return;
        }
    }

    private void TakeClock(ClockMark mark)
    {
        foreach (var (source, intake) in _intakes)
        {
            if (mark.IsResume)
            {
                intake.Resume();
            }
            else if (source == _options!.Source)
            {
                intake.Advance(mark.Now);
            }
        }
    }

    private void TakeTicks(in JournalRecord record)
    {
        var (source, count) = TickRecord.Read(record.Payload, _known, _ticks, out var batch);
        _known = (source, batch.Position.Session);
        if (!_intakes.TryGetValue(source, out var intake))
        {
            _intakes[source] = intake = new SourceIntake(_market.CreateJudge(), _options!.LateMillisecondsMax);
        }

        var isNew = record.Number > Stored(source, batch.Instrument);
        var accepted = 0;
        intake.Begin(in batch);
        foreach (ref var tick in _ticks.AsSpan(0, count))
        {
            if (intake.Accept(ref tick, out var code))
            {
                _accepted[accepted++] = tick;
            }
            else if (isNew)
            {
                _recorder.Quarantine(source, record.Number, in tick, code!);
            }
        }

        if (isNew && accepted > 0)
        {
            _recorder.Append(source, record.Number, _accepted.AsSpan(0, accepted));
        }
    }

    private long Stored(SourceId source, InstrumentId instrument)
    {
        if (!_stored.TryGetValue((source, instrument), out var number))
        {
            _stored[(source, instrument)] = number = _recorder.Acknowledged(source, instrument);
        }

        return number;
    }
}
