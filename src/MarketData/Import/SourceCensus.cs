using Arus.Contracts.MarketData;
using Arus.MarketData.Validation;

namespace Arus.MarketData.Import;

/// <summary>Counts the readable rows of a source as written, before zone conversion and validation.</summary>
internal sealed class SourceCensus(BarPeriod period)
{
    private readonly HashSet<long> _times = [];
    private readonly HashSet<(long, long, long, long)> _pricesOfMoment = [];
    private readonly Dictionary<long, long> _spreads = [];
    private long _rows;
    private long _first;
    private long _last;
    private long _lowest = long.MaxValue;
    private long _highest = long.MinValue;
    private long _crossed;
    private long _locked;
    private long _exactDuplicates;
    private long _duplicateTimes;
    private long _backwardSteps;
    private long _inconsistentBars;
    private long _inWeekGaps;
    private long _weekendGaps;

    public SourceCounts Counts => new(
        _rows, _rows > 0 ? new Timestamp(_first) : null, _rows > 0 ? new Timestamp(_last) : null, new(_rows > 0 ? _lowest : 0),
        new(_rows > 0 ? _highest : 0), _crossed, _locked, _exactDuplicates, _duplicateTimes, _backwardSteps, _inconsistentBars, _inWeekGaps,
        _weekendGaps, MedianSpread());

    public void Add(in Row row)
    {
        var isTick = period == BarPeriod.Tick;
        CountTime(row.LocalNanos, isTick);
        _exactDuplicates += _pricesOfMoment.Add(isTick ? (row.Bid, row.Ask, 0, 0) : (row.Open, row.High, row.Low, row.Close)) ? 0 : 1;
        _lowest = Math.Min(_lowest, isTick ? row.Bid : row.Low);
        _highest = Math.Max(_highest, isTick ? row.Ask : row.High);
        _inconsistentBars += isTick || BarValidator.IsConsistent(row.Open, row.High, row.Low, row.Close) ? 0 : 1;
        if (row.HasSpread)
        {
            _crossed += row.Spread < 0 ? 1 : 0;
            _locked += row.Spread == 0 ? 1 : 0;
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_spreads, row.Spread, out _)++;
        }
    }

    private void CountTime(long time, bool isTick)
    {
        _rows++;
        if (_rows == 1)
        {
            (_first, _last) = (time, time);
            _times.Add(time);
            return;
        }

        if (isTick)
        {
            _duplicateTimes += time == _last ? 1 : 0;
        }
        else
        {
            _duplicateTimes += _times.Add(time) ? 0 : 1;
        }

        if (time != _last)
        {
            _pricesOfMoment.Clear();
        }

        _backwardSteps += time < _last ? 1 : 0;
        if (time > _last && PlainGap.IsGap(period, _last, time, out var isWeekend))
        {
            _weekendGaps += isWeekend ? 1 : 0;
            _inWeekGaps += isWeekend ? 0 : 1;
        }

        _last = time;
    }

    /// <summary>Of an even number, the middle of the two in the middle.</summary>
    private PriceDelta? MedianSpread()
    {
        var count = _spreads.Values.Sum();
        if (count == 0)
        {
            return null;
        }

        var (below, lower, upper) = (0L, (long?)null, 0L);
        foreach (var (spread, times) in _spreads.OrderBy(static entry => entry.Key))
        {
            below += times;
            lower ??= below > (count - 1) / 2 ? spread : null;
            if (below > count / 2)
            {
                upper = spread;
                break;
            }
        }

        return new((lower!.Value + upper) / 2);
    }
}
