using Arus.Contracts.MarketData;
using Arus.MarketData.Storage;

namespace Arus.MarketData.Browsing;

/// <summary>A series that is looked at: what is known of it, and the bars folded from it.</summary>
internal sealed class BrowsedSeries<TRow, TLayout, TFolding>(SeriesView<TRow, TLayout> view, ITradingCalendar calendar) : IBrowsedSeries
    where TRow : struct
    where TLayout : IRowLayout<TRow>
    where TFolding : IRowFolding<TRow>
{
    /// <summary>Stretches of bars that are kept; the one not used for longest goes first.</summary>
    public const int StretchesMax = 12;

    private readonly Lock _gate = new();
    private readonly List<FoldedBars<TRow, TLayout, TFolding>> _stretches = [];

    /// <inheritdoc/>
    public (Timestamp First, Timestamp End)? Refresh()
    {
        lock (_gate)
        {
            view.Refresh();
            return view.Segments.Count == 0 ? null : (view.First, TFolding.End(view.Tail(Timestamp.Max, 1)[0]));
        }
    }

    /// <inheritdoc/>
    public bool Makes(BarPeriod period) => period > view.Key.Resolution && (view.Key.Resolution, period) is not (BarPeriod.W1, BarPeriod.MN1);

    /// <inheritdoc/>
    public List<Bar> Bars(BarPeriod period, Timestamp before, Timestamp notBefore, int count)
    {
        lock (_gate)
        {
            if (view.Segments.Count == 0 || before <= view.First)
            {
                return [];
            }

            if (period == view.Key.Resolution)
            {
                return [.. view.Tail(before, count).Select(row => TFolding.ToBar(in row)).Where(bar => bar.OpenedAt >= notBefore)];
            }

            var bars = new List<Bar>();
            Stretch(period, before).Read(before, notBefore, count, bars);
            return bars;
        }
    }

    /// <summary>The last rows before a moment, the oldest first.</summary>
    public List<TRow> Rows(Timestamp before, int count)
    {
        lock (_gate)
        {
            view.Refresh();
            return view.Tail(before, count);
        }
    }

    private FoldedBars<TRow, TLayout, TFolding> Stretch(BarPeriod period, Timestamp before)
    {
        _stretches.RemoveAll(stretch => stretch.Generation != view.Generation);
        var found = _stretches.Find(stretch => stretch.Period == period && stretch.Reaches(before));
        if (found is null)
        {
            found = new(view, period, calendar, before);
            _stretches.RemoveRange(0, Math.Max(0, _stretches.Count + 1 - StretchesMax));
        }

        _stretches.Remove(found);
        _stretches.Add(found);
        return found;
    }
}
