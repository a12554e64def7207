using Arus.Contracts.Research;

namespace Arus.Research.Backtests;

/// <summary>
/// A curve of any length in bounded memory: full buckets are merged two by two, and each keeps its lowest and highest point, so no extreme is lost.
/// </summary>
/// <param name="bucketsMax">An even number of buckets; at most twice as many points come out.</param>
internal sealed class MinMaxCurve(int bucketsMax)
{
    private readonly (EquityPoint Low, EquityPoint High)[] _buckets = new (EquityPoint, EquityPoint)[bucketsMax];
    private int _count;
    private int _inLast;
    private int _perBucket = 1;
    private EquityPoint? _first;
    private EquityPoint _last;

    public void Add(EquityPoint point)
    {
        _first ??= point;
        _last = point;
        if (_count > 0 && _inLast < _perBucket)
        {
            _buckets[_count - 1] = Merge(_buckets[_count - 1], (point, point));
            _inLast++;
            return;
        }

        if (_count == bucketsMax)
        {
            for (var i = 0; i < bucketsMax / 2; i++)
            {
                _buckets[i] = Merge(_buckets[2 * i], _buckets[(2 * i) + 1]);
            }

            (_count, _perBucket) = (bucketsMax / 2, _perBucket * 2);
        }

        _buckets[_count++] = (point, point);
        _inLast = 1;
    }

    /// <summary>The points in the order of time; the first and the last one added are among them.</summary>
    public IReadOnlyList<EquityPoint> Points()
    {
        var points = new List<EquityPoint>(2 * _count);
        foreach (var (low, high) in _buckets.AsSpan(0, _count))
        {
            var (early, late) = low.At <= high.At ? (low, high) : (high, low);
            points.Add(early);
            if (late != early)
            {
                points.Add(late);
            }
        }

        if (_first is { } first && points[0] != first)
        {
            points.Insert(0, first);
        }

        if (_first is not null && points[^1] != _last)
        {
            points.Add(_last);
        }

        return points;
    }

    private static (EquityPoint Low, EquityPoint High) Merge((EquityPoint Low, EquityPoint High) a, (EquityPoint Low, EquityPoint High) b) =>
        (b.Low.Equity < a.Low.Equity ? b.Low : a.Low, b.High.Equity > a.High.Equity ? b.High : a.High);
}
