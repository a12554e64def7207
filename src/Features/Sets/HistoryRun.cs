using Arus.Contracts.Features;
using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>Gives a history to a fresh set in the order in which it became known, and keeps every row.</summary>
internal sealed class HistoryRun
{
    private readonly FeatureSetSpec _spec;
    private readonly IFeatureSet _set;
    private readonly FeatureHistory _history;
    private readonly IReadOnlyList<Bar>[] _series;
    private readonly int[] _next;
    private readonly IBarBuilder? _builder;
    private readonly Bar[] _built;
    private readonly List<Timestamp> _times = [];
    private readonly List<double> _values = [];
    private readonly double[] _row;
    private int _nextTick;
    private int _nextTop;

    public HistoryRun(FeatureSetSpec spec, IFeatureSet set, FeatureHistory history, IBarBuilderFactory builders)
    {
        _spec = spec;
        _set = set;
        _history = history;
        _series = [.. history.Bars.Where(bars => bars.Count > 0)];
        _next = new int[_series.Length];
        _row = new double[set.Names.Count];
        CheckOrder();

        BarPeriod[] missing = [.. set.Periods.Where(period => period > spec.Period && !Array.Exists(_series, bars => IsOwn(bars[0], period)))];
        _builder = missing.Length > 0 ? builders.Create(spec.Instrument.Id, missing) : null;
        _built = new Bar[_builder?.ClosedMax ?? 0];
    }

    /// <summary>Runs to the end.</summary>
    public FeatureMatrix Rows()
    {
        while (Earliest() is { } now)
        {
            GiveQuotesBefore(now);
            GiveBarsAt(now);
            if (_set.RowTime == now)
            {
                _set.CopyTo(_row);
                _times.Add(now);
                _values.AddRange(_row);
            }
        }

        return new(_set.Names, _times, [.. _values]);
    }

    private bool IsOwn(in Bar bar, BarPeriod period) => bar.Instrument == _spec.Instrument.Id && bar.Period == period;

    private Timestamp? Earliest()
    {
        Timestamp? earliest = null;
        for (var i = 0; i < _series.Length; i++)
        {
            if (_next[i] < _series[i].Count && _series[i][_next[i]].ClosesAt is var close && (earliest is null || close < earliest))
            {
                earliest = close;
            }
        }

        return earliest;
    }

    private void GiveQuotesBefore(Timestamp now)
    {
        for (; _nextTick < _history.Ticks.Count && _history.Ticks[_nextTick].ReceivedAt < now; _nextTick++)
        {
            _set.Add(_history.Ticks[_nextTick]);
        }

        for (; _nextTop < _history.Book.Count && _history.Book[_nextTop].ReceivedAt < now; _nextTop++)
        {
            _set.Add(_history.Book[_nextTop]);
        }
    }

    private void GiveBarsAt(Timestamp now)
    {
        for (var i = 0; i < _series.Length; i++)
        {
            if (_next[i] < _series[i].Count && _series[i][_next[i]] is var bar && bar.ClosesAt == now)
            {
                _next[i]++;
                Give(in bar);
            }
        }
    }

    private void Give(in Bar bar)
    {
        if (_builder is not null && IsOwn(in bar, _spec.Period))
        {
            var count = _builder.Add(in bar, _built);
            for (var i = 0; i < count; i++)
            {
                _set.Add(in _built[i]);
            }
        }

        _set.Add(in bar);
    }

    private void CheckOrder()
    {
        foreach (var bars in _series)
        {
            for (var i = 1; i < bars.Count; i++)
            {
                if (bars[i].ClosesAt <= bars[i - 1].ClosesAt)
                {
                    throw new InvalidInputException(
                        "FEATURE_HISTORY_ORDER", $"{bars[i].Instrument} {bars[i].Period}, bar {i}", $"closes at {bars[i].ClosesAt}",
                        $"a close after that of the bar before, {bars[i - 1].ClosesAt}");
                }
            }
        }
    }
}
