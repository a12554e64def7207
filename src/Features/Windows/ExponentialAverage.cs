using System.Runtime.CompilerServices;

namespace Arus.Features;

/// <summary>An exponential average: value + weight × (next − value), started as its seed says.</summary>
internal struct ExponentialAverage : IWindow
{
    private readonly double _weight;
    private readonly int _period;
    private readonly int _warmUp;
    private readonly bool _startsAtFirst;
    private int _pending;
    private double _value;

    private ExponentialAverage(int period, double weight, SeedMode seed)
    {
        _period = IndicatorLimits.Period(period);
        _weight = weight;
        _startsAtFirst = seed is not SeedMode.TaLib;
        _warmUp = seed is SeedMode.TradingView ? 1 : period;
        _pending = _warmUp;
        _value = 0.0;
    }

    /// <summary>The usual one, with weight 2 ÷ (period + 1).</summary>
    public static ExponentialAverage Usual(int period, SeedMode seed) => new(period, UsualWeight(period), seed);

    /// <summary>Wilder's, with weight 1 ÷ period, started from the simple average.</summary>
    public static ExponentialAverage Wilder(int period) => new(period, WilderWeight(period), SeedMode.TaLib);

    /// <summary>2 ÷ (period + 1).</summary>
    public static double UsualWeight(int period) => 2.0 / (period + 1);

    /// <summary>1 ÷ period.</summary>
    public static double WilderWeight(int period) => 1.0 / period;

    /// <summary>Whether there is a value.</summary>
    public readonly bool IsReady => _pending == 0;

    /// <summary>Takes a value and returns the average; NaN while warming up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Next(double value)
    {
        if (_pending != 0)
        {
            return Start(value);
        }

        _value += _weight * (value - _value);
        return _value;
    }

    private double Start(double value)
    {
        if (!_startsAtFirst)
        {
            _value += value;
        }
        else if (_pending == _warmUp)
        {
            _value = value;
        }
        else
        {
            _value += _weight * (value - _value);
        }

        if (--_pending > 0)
        {
            return double.NaN;
        }

        if (!_startsAtFirst)
        {
            _value /= _period;
        }

        return _value;
    }
}
