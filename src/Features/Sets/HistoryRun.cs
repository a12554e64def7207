using Arus.Contracts.Features;
using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>Gives a history to a fresh set in the order in which it became known, and keeps every row.</summary>
internal sealed class HistoryRun(IFeatureSet set, IReadOnlyList<BarHistory> series, FeatureHistory history)
{
    private readonly IReadOnlyList<Bar>[] _bars = [.. series.Select(one => one.Bars)];
    private readonly int[] _next = new int[series.Count];
    private readonly List<Timestamp> _times = [];
    private readonly List<double> _values = [];
    private readonly double[] _row = new double[set.Names.Count];
    private int _nextTick;
    private int _nextTop;

    /// <summary>Runs to the end.</summary>
    public FeatureMatrix Rows()
    {
        while (Earliest() is { } now)
        {
            GiveQuotesBefore(now);
            GiveBarsAt(now);
            if (set.RowTime == now)
            {
                set.CopyTo(_row);
                _times.Add(now);
                _values.AddRange(_row);
            }
        }

        return new(set.Names, _times, [.. _values]);
    }

    private Timestamp? Earliest()
    {
        Timestamp? earliest = null;
        for (var i = 0; i < _bars.Length; i++)
        {
            if (_next[i] < _bars[i].Count && _bars[i][_next[i]].ClosesAt is var close && (earliest is null || close < earliest))
            {
                earliest = close;
            }
        }

        return earliest;
    }

    private void GiveQuotesBefore(Timestamp now)
    {
        for (; _nextTick < history.Ticks.Count && history.Ticks[_nextTick].ReceivedAt < now; _nextTick++)
        {
            set.Add(history.Ticks[_nextTick]);
        }

        for (; _nextTop < history.Book.Count && history.Book[_nextTop].ReceivedAt < now; _nextTop++)
        {
            set.Add(history.Book[_nextTop]);
        }
    }

    private void GiveBarsAt(Timestamp now)
    {
        for (var i = 0; i < _bars.Length; i++)
        {
            if (_next[i] < _bars[i].Count && _bars[i][_next[i]] is var bar && bar.ClosesAt == now)
            {
                _next[i]++;
                set.Add(in bar);
            }
        }
    }
}
