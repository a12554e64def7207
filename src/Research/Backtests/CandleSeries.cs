using Arus.Contracts.MarketData;

namespace Arus.Research.Backtests;

/// <summary>Bars for a chart in bounded memory: when full, neighbours are merged two by two.</summary>
/// <param name="countMax">An even number.</param>
internal sealed class CandleSeries(int countMax)
{
    private readonly Bar[] _bars = new Bar[countMax];
    private int _count;
    private int _inLast;
    private int _perCandle = 1;

    public void Add(in Bar bar)
    {
        if (_count > 0 && _inLast < _perCandle)
        {
            _bars[_count - 1] = Merge(_bars[_count - 1], bar);
            _inLast++;
            return;
        }

        if (_count == countMax)
        {
            for (var i = 0; i < countMax / 2; i++)
            {
                _bars[i] = Merge(_bars[2 * i], _bars[(2 * i) + 1]);
            }

            (_count, _perCandle) = (countMax / 2, _perCandle * 2);
        }

        _bars[_count++] = bar;
        _inLast = 1;
    }

    public IReadOnlyList<Bar> Bars() => _bars[.._count];

    private static Bar Merge(in Bar a, in Bar b) => a with
    {
        ClosesAt = b.ClosesAt,
        High = Price.Max(a.High, b.High),
        Low = Price.Min(a.Low, b.Low),
        Close = b.Close,
        Spread = b.Spread,
        Volume = a.Volume + b.Volume,
        Flags = a.Flags | b.Flags,
    };
}
