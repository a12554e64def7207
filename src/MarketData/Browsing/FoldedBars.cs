using System.Buffers;
using Arus.Contracts.MarketData;
using Arus.MarketData.Bars;
using Arus.MarketData.Import;
using Arus.MarketData.Storage;

namespace Arus.MarketData.Browsing;

/// <summary>
/// Bars of one period folded from the rows of a series, kept: each block is read once. They grow backwards as far as they are asked for, and one at
/// the end of the series forwards with it. Not thread-safe.
/// </summary>
internal sealed class FoldedBars<TRow, TLayout, TFolding>
    where TRow : struct
    where TLayout : IRowLayout<TRow>
    where TFolding : IRowFolding<TRow>
{
    /// <summary>Bars that are kept between two requests.</summary>
    public const int BarsMax = 6_000;

    private const int RowsAtOnce = 4096;

    private readonly SeriesView<TRow, TLayout> _view;
    private readonly ITradingCalendar _calendar;
    private readonly bool _followsEnd;
    private readonly List<Bar> _bars = [];
    private OpenBar _open;
    private Timestamp _from;
    private Timestamp _to;
    private int _segment;
    private int _block;

    /// <summary>Begins with nothing folded.</summary>
    /// <param name="view">Has rows.</param>
    /// <param name="period">Longer than the rows.</param>
    /// <param name="calendar">Knows the bounds of bars.</param>
    /// <param name="before">Where the bars end: with the one that began last before this, or with the series.</param>
    public FoldedBars(SeriesView<TRow, TLayout> view, BarPeriod period, ITradingCalendar calendar, Timestamp before)
    {
        (_view, Period, _calendar, Generation) = (view, period, calendar, view.Generation);
        _followsEnd = before > view.Last || calendar.BarOpen(period, before.Plus(-1)) == calendar.BarOpen(period, view.Last);
        _from = _followsEnd ? calendar.BarOpen(period, view.Last) : calendar.BarEnd(period, calendar.BarOpen(period, before.Plus(-1)));
        _to = _followsEnd ? Timestamp.Max : _from;
        _segment = Math.Max(0, view.Segments.FindIndex(segment => segment.Last >= _from));
        _block = Math.Max(0, view.Segments[_segment].Blocks.FindIndex(block => block.Last >= _from));
    }

    /// <summary>What is folded.</summary>
    public BarPeriod Period { get; }

    /// <summary>Of the series when folding began.</summary>
    public int Generation { get; }

    /// <summary>Whether bars before a moment are here, or come next before those that are.</summary>
    public bool Reaches(Timestamp before) => before >= _from && before <= _to;

    /// <summary>Adds the last bars that opened before a moment, and not before another, to a list; the oldest first.</summary>
    public void Read(Timestamp before, Timestamp notBefore, int count, List<Bar> into)
    {
        if (_followsEnd)
        {
            FoldForward();
        }

        var end = EndOf(before);
        var hasOpen = _open.IsOpen && _open.OpenedAt < before;
        while (end + (hasOpen ? 1 : 0) < count && _from > notBefore && _from > _view.First)
        {
            end += FoldBack(count - end - (hasOpen ? 1 : 0));
        }

        var first = Math.Max(0, end + (hasOpen ? 1 : 0) - count);
        while (first < end && _bars[first].OpenedAt < notBefore)
        {
            first++;
        }

        into.AddRange(_bars.GetRange(first, end - first));
        if (hasOpen && _open.OpenedAt >= notBefore)
        {
            into.Add(_open.ToBar(_view.Key.Instrument, Period));
        }

        Trim();
    }

    private int EndOf(Timestamp before)
    {
        var (low, high) = (0, _bars.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _bars[middle].OpenedAt < before ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void FoldForward()
    {
        if (_segment == _view.Segments.Count - 1 && _block == _view.Segments[_segment].Blocks.Count)
        {
            return;
        }

        using var reader = _view.Read(_segment, _block, _from);
        Fold(reader, ref _open, _bars);
        (_segment, _block) = (_view.Segments.Count - 1, _view.Segments[^1].Blocks.Count);
    }

    private int FoldBack(int wanted)
    {
        var (older, open, from) = (new List<Bar>(), default(OpenBar), StartFor(wanted));
        using var reader = _view.Read(from, _from);
        Fold(reader, ref open, older);
        if (open.IsOpen)
        {
            older.Add(open.ToBar(_view.Key.Instrument, Period));
        }

        _bars.InsertRange(0, older);
        _from = from;
        return older.Count;
    }

    // From where on the blocks may hold so many bars: at most one each row, and each length of a bar.
    private Timestamp StartFor(int wanted)
    {
        var length = PeriodFinder.LeastNanos(Period);
        var (bars, earliest, start) = (0L, long.MaxValue, _view.First);
        foreach (var block in _view.BlocksBack(_from))
        {
            var first = block.First.Nanos / length;
            var last = Math.Min(Math.Min(block.Last.Nanos, _from.Nanos - 1) / length, earliest - 1);
            bars += Math.Clamp(last - first + 1, 0, block.Rows);
            earliest = Math.Min(earliest, first);
            if (bars >= wanted)
            {
                start = block.First;
                break;
            }
        }

        return _calendar.BarOpen(Period, start);
    }

    private void Fold(SeriesReader<TRow, TLayout> reader, ref OpenBar open, List<Bar> closed)
    {
        var rows = ArrayPool<TRow>.Shared.Rent(RowsAtOnce);
        while (reader.Read(rows) is > 0 and var count)
        {
            foreach (ref readonly var row in rows.AsSpan(0, count))
            {
                var time = TLayout.Time(in row);
                if (!open.IsOpen || time >= open.ClosesAt)
                {
                    if (open.IsOpen)
                    {
                        closed.Add(open.ToBar(_view.Key.Instrument, Period));
                    }

                    var opened = _calendar.BarOpen(Period, time);
                    open.Start(opened, _calendar.BarEnd(Period, opened), TFolding.First(in row));
                }

                TFolding.Fold(in row, ref open);
            }
        }

        ArrayPool<TRow>.Shared.Return(rows);
    }

    // At the end of the series the newest bars are asked for most; elsewhere those just read back.
    private void Trim()
    {
        var excess = _bars.Count - BarsMax;
        if (excess <= 0)
        {
            return;
        }

        if (_followsEnd)
        {
            _bars.RemoveRange(0, excess);
            _from = _bars[0].OpenedAt;
        }
        else
        {
            _bars.RemoveRange(BarsMax, excess);
            _to = _bars[^1].ClosesAt;
        }
    }
}
