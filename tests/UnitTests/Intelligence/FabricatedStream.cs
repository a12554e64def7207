using Arus.Contracts.MarketData;

namespace Arus.UnitTests.Intelligence;

/// <summary>A seeded stream of quotes, M5 bars and plausible features: drifting regimes, a spread that sometimes jumps.</summary>
internal sealed class FabricatedStream(int seed, string[] names)
{
    private readonly Random _random = new(seed);
    private readonly double[] _features = new double[names.Length];
    private double _mid = 1.1;
    private double _fast = 1.1;
    private double _slow = 1.1;
    private double _drift;
    private int _quotes;

    public Tick Quote { get; private set; }

    public Bar Bar { get; private set; }

    public ReadOnlySpan<double> Features => _features;

    /// <summary>Makes the next quote; true when a bar closed before it.</summary>
    public bool Next(int quotesPerBar = 20)
    {
        var closed = _quotes > 0 && _quotes % quotesPerBar == 0;
        if (closed)
        {
            var opened = Fabricated.Start.Plus(((_quotes / quotesPerBar) - 1) * 5 * Timestamp.NanosPerMinute);
            Bar = Fabricated.Bar(opened, _mid, Quote.Spread.ToDouble());
            _drift = _random.Next(30) == 0 ? (_random.NextDouble() - 0.5) * 0.0001 : _drift;
            Update();
        }

        _mid += _drift + ((_random.NextDouble() - 0.5) * 0.0002);
        var at = Fabricated.Start.Plus((_quotes++ * 5 * Timestamp.NanosPerMinute / quotesPerBar) + 1);
        Quote = Fabricated.Quote(at, _mid, _random.Next(50) == 0 ? 0.0008 : 0.0001 + (_random.NextDouble() * 0.00002));
        return closed;
    }

    private void Update()
    {
        _fast += (_mid - _fast) * 2 / 21;
        _slow += (_mid - _slow) * 2 / 51;
        for (var i = 0; i < _features.Length; i++)
        {
            _features[i] = names[i] switch
            {
                "ema20" => _fast,
                "ema50" => _slow,
                "rsi14" => 50 + Math.Clamp((_mid - _fast) * 30_000, -50, 50),
                "macd" or "macd.signal" or "macd.histogram" => (_fast - _slow) / 3,
                "bollinger" => _fast,
                "bollinger.lower" => _fast - 0.002,
                "bollinger.upper" => _fast + 0.002,
                "adx14" => 15 + Math.Min(40, Math.Abs(_fast - _slow) * 20_000),
                "atr14" => 0.001,
                { } pattern when pattern.StartsWith('c') => (_quotes / 20 * 7) + (i * 5) % 23 is var one && one % 11 == 0 ? (one % 2) - 0.5 : 0,
                _ => 50 + Math.Clamp((_mid - _slow) * 20_000, -50, 50),
            };
        }
    }
}
