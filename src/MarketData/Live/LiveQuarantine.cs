using System.Globalization;
using System.Text;
using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;

namespace Arus.MarketData.Live;

/// <summary>
/// The ticks of a live source that were not kept, as a CSV for people: <c>record,source,instrument,time,bid,ask,code</c>. Bounded: the first
/// <see cref="RowsMax"/> rows, and a last line that counts the others. The number of the journal record says what is in it already when a journal is
/// read again. The file appears with the first row.
/// </summary>
internal sealed class LiveQuarantine(IDisk disk, string path, SourceId source) : IDisposable
{
    /// <summary>Rows that are written out.</summary>
    public const int RowsMax = 10_000;

    private const string Head = "record,source,instrument,time,bid,ask,code\n";
    private const string NotShown = "NOT_SHOWN";
    private const int Columns = 7;

    private readonly StringBuilder _pending = new();
    private IDiskFile? _file;
    private long _end;
    private int _rows;
    private long _more;
    private bool _isCountDirty;
    private (long Number, int Rows) _written;
    private (long Number, int Rows) _given;

    /// <summary>Takes a tick of a record, unless it was given before.</summary>
    public void Add(long record, in Tick tick, string code)
    {
        if (_file is null)
        {
            Open();
        }

        _given = (record, record == _given.Number ? _given.Rows + 1 : 1);
        if (record < _written.Number || (record == _written.Number && _given.Rows <= _written.Rows))
        {
            return;
        }

        _written = _given;
        if (_rows == RowsMax)
        {
            _more++;
            _isCountDirty = true;
            return;
        }

        _rows++;
        _pending.Append(CultureInfo.InvariantCulture, $"{record},{source},{tick.Instrument},{tick.VenueTime},{tick.Bid},{tick.Ask},{code}\n");
    }

    /// <summary>Makes everything so far safe.</summary>
    /// <exception cref="RefusedException">The disk is full.</exception>
    public void Flush()
    {
        if (_file is null || (_pending.Length == 0 && !_isCountDirty))
        {
            return;
        }

        var rows = Encoding.ASCII.GetBytes(_pending.ToString());
        try
        {
            _file.Write(_end, rows);
            (_end, _isCountDirty) = (_end + rows.Length, false);
            _pending.Clear();
            if (_more > 0)
            {
                _file.Write(_end, Encoding.ASCII.GetBytes(CountLine()));
            }

            _file.Flush();
        }
        catch (IOException error) when (DiskFull.Is(error))
        {
            throw DiskFull.Refusal(disk, Path.GetDirectoryName(path)!, $"write {Path.GetFileName(path)}", rows.Length);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    // Of one length whatever the numbers, so that it can be written over.
    private string CountLine() => string.Create(
        CultureInfo.InvariantCulture, $"{_written.Number:D19},{source},,,,,{NotShown} {_more:D19} more {_written.Rows:D10} of this record\n");

    private void Open()
    {
        disk.CreateFolder(Path.GetDirectoryName(path)!);
        if (disk.Exists(path))
        {
            _file = disk.Open(path, forWriting: true);
            Read(Encoding.ASCII.GetString(disk.ReadAll(path)));
            if (_more == 0)
            {
                _file.Truncate(_end);
            }
        }
        else
        {
            _file = disk.Create(path);
            disk.FlushFolder(Path.GetDirectoryName(path)!);
        }

        if (_end == 0)
        {
            _pending.Append(Head);
        }
    }

    // Up to the first line a crash has torn; what comes behind is given again.
    private void Read(string text)
    {
        if (!text.StartsWith(Head, StringComparison.Ordinal))
        {
            return;
        }

        _end = Head.Length;
        for (int end; (end = text.IndexOf('\n', (int)_end)) >= 0; _end = end + 1)
        {
            var cells = text[(int)_end..end].Split(',');
            if (cells.Length != Columns || cells.Any(cell => cell.Contains('\0')) || !long.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out var record))
            {
                return;
            }

            var words = cells[^1].Split(' ');
            if (words[0] == NotShown)
            {
                _ = words.Length == 7
                    && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out _more)
                    && int.TryParse(words[3], NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
                    && (_written = (record, rows)).Rows > 0;
                return;
            }

            _rows++;
            _written = (record, record == _written.Number ? _written.Rows + 1 : 1);
        }
    }
}
