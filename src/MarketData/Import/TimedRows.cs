using Arus.Contracts.MarketData;
using Arus.MarketData.Calendar;

namespace Arus.MarketData.Import;

/// <summary>
/// The rows of all entries in file order, their times in UTC. A row whose time leaps ahead is held until the next row confirms it; if that one is
/// back where the rows before were, the leap was damage and costs the one row, not all that follow.
/// </summary>
internal sealed class TimedRows : IDisposable
{
    private readonly EntrySequence _entries;
    private readonly Action<RejectedRow> _reject;
    private readonly SourceCensus? _census;
    private readonly long _leapNanos;
    private ZoneConverter _converter;
    private string _zoneName;
    private Row _ahead;
    private Timestamp _aheadTime;
    private bool _hasAhead;
    private byte[] _heldText = [];
    private int _heldLength = -1;
    private (string Label, long Line) _heldPlace;
    private long _last;
    private bool _hasLast;

    /// <summary>Takes over a sequence whose first entry is open.</summary>
    public TimedRows(EntrySequence entries, SourceCensus? census, Action<RejectedRow> reject)
    {
        (_entries, _census, _reject) = (entries, census, reject);
        _leapNanos = Math.Max(Timestamp.NanosPerMinute, PeriodFinder.LeastNanos(entries.Resolution!.Value));
        _converter = entries.Current!.Zone.NewConverter();
        _zoneName = entries.Current.Zone.Name;
    }

    /// <summary>Reads the next row that could be read; false at the end.</summary>
    public bool TryRead(out Row row, out Timestamp time)
    {
        _heldLength = -1;
        while (TryTake(out row, out time))
        {
            if (_hasLast && time.Nanos - _last <= _leapNanos)
            {
                _last = time.Nanos;
                return true;
            }

            if (IsConfirmed(time))
            {
                (_last, _hasLast) = (time.Nanos, true);
                return true;
            }

            Reject(QualityCode.OutOfOrder);
            _heldLength = -1;
        }

        return false;
    }

    /// <summary>Puts the row last read into quarantine.</summary>
    public void Reject(string code)
    {
        if (_heldLength >= 0)
        {
            _reject(new(_heldPlace.Label, _heldPlace.Line, code, _heldText.AsMemory(0, _heldLength)));
            return;
        }

        RejectCurrent(code);
    }

    public void Dispose() => _entries.Dispose();

    /// <summary>Holds the row at hand and looks one ahead.</summary>
    private bool IsConfirmed(Timestamp time)
    {
        var reader = _entries.Current!.Reader;
        _heldLength = reader.Text.Length;
        _heldText = _heldText.Length < _heldLength ? new byte[_heldLength] : _heldText;
        reader.Text.CopyTo(_heldText);
        _heldPlace = (_entries.Current.Label, reader.LineNumber);
        _hasAhead = TryTakeNew(out _ahead, out _aheadTime);
        var isBack = _hasAhead && time.Nanos - _aheadTime.Nanos > _leapNanos;
        return !isBack || (_hasLast && _aheadTime.Nanos < _last);
    }

    private bool TryTake(out Row row, out Timestamp time)
    {
        if (!_hasAhead)
        {
            return TryTakeNew(out row, out time);
        }

        (row, time, _hasAhead) = (_ahead, _aheadTime, false);
        return true;
    }

    private bool TryTakeNew(out Row row, out Timestamp time)
    {
        row = default;
        time = default;
        while (_entries.Current is { } entry)
        {
            var read = entry.Reader.Read(ref row);
            if (read == RowRead.Row)
            {
                _census?.Add(in row);
                time = row.HasOffset ? new(row.LocalNanos - row.OffsetNanos) : _converter.ToUtc(row.LocalNanos);
                return true;
            }

            if (read == RowRead.Unreadable)
            {
                RejectCurrent(QualityCode.Unreadable);
            }
            else if (_entries.MoveNext() && _entries.Current!.Zone.Name != _zoneName)
            {
                _zoneName = _entries.Current.Zone.Name;
                _converter = _entries.Current.Zone.NewConverter();
            }
        }

        return false;
    }

    private void RejectCurrent(string code)
    {
        var reader = _entries.Current!.Reader;
        _reject(new(_entries.Current.Label, reader.LineNumber, code, reader.Text.ToArray()));
    }
}
